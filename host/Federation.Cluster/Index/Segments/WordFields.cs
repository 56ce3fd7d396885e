namespace Federation.Cluster.Index.Segments;

/// <summary>Where in a centre a word stands. A word of the name counts for more than one of the town, and that for more than one of the description.</summary>
[Flags]
internal enum WordFields : byte
{
    None = 0,
    Description = 1,

    /// <summary>Locality or postcode.</summary>
    Town = 2,
    Name = 4,
}
