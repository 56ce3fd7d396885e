namespace Federation.Cluster.Matching.Scoring;

/// <summary>A postcode packed into one number: its first eight letters and digits, the first one highest.</summary>
internal static class PostcodeKey
{
    private const int Most = 8;

    /// <summary>Of a postcode shorter than this nothing is concluded.</summary>
    private const int Least = 3;

    /// <summary>0 where there is none.</summary>
    public static ulong Of(string? postcode)
    {
        if (postcode is null) return 0;
        string folded = NameKey.Fold(postcode).Replace(" ", "", StringComparison.Ordinal);
        if (folded.Length < Least) return 0;
        ulong key = 0;
        for (int at = 0; at < Most; at++) key = key << 8 | (at < folded.Length ? folded[at] : 0u);
        return key;
    }

    /// <summary>How many characters two have in common from the first on.</summary>
    public static int SharedStart(ulong one, ulong other)
    {
        int shared = System.Numerics.BitOperations.LeadingZeroCount(one ^ other) / 8;
        return Math.Min(shared, Math.Min(Length(one), Length(other)));
    }

    public static int Length(ulong key) => Most - System.Numerics.BitOperations.TrailingZeroCount(key) / 8;
}
