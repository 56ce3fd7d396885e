namespace Federation.Web.Centres;

/// <summary>What <see cref="CorrectionQuestion"/> answers.</summary>
public sealed record CorrectionAnswer(SuggestedCorrection? SuggestCorrection);

/// <param name="Code">Of a refusal; null where it was taken.</param>
public sealed record SuggestedCorrection(string? Code, string? Remedy);
