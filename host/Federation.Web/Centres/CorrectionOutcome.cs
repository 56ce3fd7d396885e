namespace Federation.Web.Centres;

/// <summary>What became of a correction.</summary>
/// <param name="Refusal">Why it was not taken, for the reader; null where it was.</param>
/// <param name="Code">Of the refusal.</param>
public sealed record CorrectionOutcome(string? Refusal = null, string? Code = null);
