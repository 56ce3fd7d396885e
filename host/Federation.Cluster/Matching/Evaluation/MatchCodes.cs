namespace Federation.Cluster.Matching.Evaluation;

/// <summary>What may be wrong with a file of labelled pairs. Each has its remedy in the catalogue.</summary>
public static class MatchCodes
{
    public const string FileUnreadable = "match.file-unreadable";
    public const string FileEmpty = "match.file-empty";
    public const string UnknownColumns = "match.unknown-columns";
    public const string BadRow = "match.bad-row";
}
