namespace Federation.Cluster.Members.Doors.Trail;

/// <summary>Where a door's trail ends: kept in the door's own row, whose version fences it. Immutable.</summary>
/// <param name="Number">Of the last entry.</param>
/// <param name="Hash">Of the last entry.</param>
/// <param name="WrittenAt">When the last entry was written down; null before the first.</param>
internal sealed record TrailHead(long Number, string Hash, DateTimeOffset? WrittenAt)
{
    /// <summary>So many days an entry is kept, the last among them: a month, ten days until it is closed, 60 to dispute it and 180 to answer.</summary>
    public const int DaysKept = 290;

    /// <summary>Of a trail without an entry.</summary>
    public static TrailHead Start { get; } = new(0, new string('0', 64), null);

    public static TrailHead Of(DoorEntry entry) => new(entry.Number, entry.Hash(), entry.WrittenAt);
}
