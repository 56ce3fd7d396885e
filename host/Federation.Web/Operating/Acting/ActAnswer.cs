namespace Federation.Web.Operating.Acting;

/// <summary>What every act of an operator answers.</summary>
public sealed record ActAnswer(ActDone? Done);

/// <param name="Code">Of a refusal; null where it was done.</param>
/// <param name="Message">In English.</param>
/// <param name="Remedy">In the reader's language.</param>
/// <param name="Field">The input at fault, where one alone is.</param>
/// <param name="Problems">Everything wrong with the input; null where it was not that.</param>
/// <param name="Secret">What is told this once; null for nothing.</param>
/// <param name="Address">A link that is told this once; null for none.</param>
public sealed record ActDone(string? Code = null, string? Message = null, string? Remedy = null, string? Field = null, IReadOnlyList<ActProblem>? Problems = null, string? Secret = null, string? Address = null);

/// <param name="Field">The input at fault, with its place in it behind slashes; null for the whole.</param>
/// <param name="Message">In English.</param>
/// <param name="Remedy">In the reader's language.</param>
public sealed record ActProblem(string Code, string? Field, string Message, string Remedy);
