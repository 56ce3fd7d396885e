namespace Federation.Cluster.Matching.Scoring;

/// <summary>Which words are common in names and towns, and which in streets. Immutable and thread safe.</summary>
internal sealed record MatchVocabulary(CommonWords Names, CommonWords Streets);
