namespace Federation.Registry.Reviews;

/// <summary>What a look at a centre's level changes.</summary>
/// <param name="Fall">What is kept after it; null for nothing.</param>
/// <param name="Opens">Whether a review is to be opened.</param>
/// <param name="Closes">How the review of the fall before it closes by itself; null where it does not, and where there is none.</param>
public sealed record FallStep(LevelFall? Fall, bool Opens, ReviewOutcome? Closes);
