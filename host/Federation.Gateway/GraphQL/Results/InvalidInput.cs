namespace Federation.Gateway.GraphQL.Results;

/// <summary>Something of what was given cannot be used.</summary>
/// <param name="Problems">Everything that is wrong, at least one; the first speaks for the refusal.</param>
internal sealed record InvalidInput(IReadOnlyList<InputProblem> Problems) : Refusal(Problems[0].Code, Problems[0].Message);

/// <param name="Code">One of the catalogue.</param>
/// <param name="Message">What is wrong and what would be right, in English.</param>
/// <param name="Field">The input at fault, as a path; null for the whole.</param>
internal sealed record InputProblem(string Code, string Message, string? Field);
