namespace Federation.Web.Centres;

/// <summary>A correction that was not taken, with what was typed, so that nobody types it again.</summary>
/// <param name="Refusal">Why, for the reader.</param>
/// <param name="Code">Of the refusal.</param>
/// <param name="Field">As the schema names it.</param>
public sealed record CorrectionRefused(string Refusal, string Code, string Field, string Value, string? Comment);
