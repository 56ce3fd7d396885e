namespace Federation.Cluster.Index.Segments;

/// <summary>A box in millionths of a degree: it holds the very places that the <see cref="GeoBox"/> holds.</summary>
internal readonly record struct MicroBox
{
    private readonly int _south, _west, _north, _east;

    /// <param name="box">Valid.</param>
    public MicroBox(GeoBox box)
    {
        (_south, _north) = (MicroDegrees.From(box.South), MicroDegrees.UpTo(box.North));
        (_west, _east) = (MicroDegrees.From(box.West), MicroDegrees.UpTo(box.East));
        IsAcross = box.West > box.East;
    }

    /// <summary>Whether it goes across the antimeridian.</summary>
    public bool IsAcross { get; }

    /// <summary>A centre without a place is in no box.</summary>
    public bool Contains(in CentreRow row) =>
        row.MicroLatitude >= _south && row.MicroLatitude <= _north
        && (IsAcross ? row.HasPlace && (row.MicroLongitude >= _west || row.MicroLongitude <= _east) : row.MicroLongitude >= _west && row.MicroLongitude <= _east);
}
