namespace Federation.Cluster.Members.Doors.Trail;

/// <summary>Where a door's trail ends: kept in the door's own row, whose version fences it. Immutable.</summary>
/// <param name="Number">Of the last entry.</param>
/// <param name="Hash">Of the last entry.</param>
internal sealed record TrailHead(long Number, string Hash)
{
    /// <summary>So many days an entry is kept, the last among them: a month, ten days until it is closed, 60 to dispute it and 180 to answer.</summary>
    public const int DaysKept = 290;

    /// <summary>Of a trail without an entry.</summary>
    public static TrailHead Start { get; } = new(0, new string('0', 64));

    /// <summary>Clocks of two silos differ: entries are written down in the order of their numbers, and their ids have to be in it.</summary>
    public DateTimeOffset WrittenAt { get; init; }

    public static TrailHead Of(DoorEntry entry) => new(entry.Number, entry.Hash()) { WrittenAt = entry.WrittenAt };
}
