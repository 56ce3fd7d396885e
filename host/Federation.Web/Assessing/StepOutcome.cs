namespace Federation.Web.Assessing;

/// <summary>What became of a decision that was not taken, with what was typed, so that nobody types it again.</summary>
/// <param name="Step">As the form calls it.</param>
/// <param name="About">The criterion, the review or the centre; empty for none.</param>
/// <param name="Refusal">Why, for the reader.</param>
/// <param name="Code">Of the refusal; null where the form itself could not be read.</param>
public sealed record StepOutcome(string Step, string About, string Refusal, string? Code, string Reason);
