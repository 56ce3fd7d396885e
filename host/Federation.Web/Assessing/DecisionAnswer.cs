namespace Federation.Web.Assessing;

/// <summary>What <see cref="DecisionQuestions"/> answer.</summary>
public sealed record DecisionAnswer(Decided? Done);

/// <param name="Code">Of a refusal; null where it was done.</param>
public sealed record Decided(string? Code, string? Remedy);
