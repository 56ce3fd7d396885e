using Federation.Cluster.Centres;

namespace Federation.Cluster.Index.Segments;

/// <summary>What nearly every question asks of a centre, in half a line of the processor's cache.</summary>
internal readonly struct CentreRow
{
    private const int NoPlace = int.MinValue;

    /// <summary>In the units of <see cref="Location"/>, which are millionths of a degree; <see cref="NoPlace"/> for none.</summary>
    private readonly int _latitude, _longitude;

    private readonly long _labelUntil;
    private readonly ushort _labelLevels;

    /// <param name="location">Null for none, as is one beyond the earth.</param>
    public CentreRow(Location? location, LabelCell label, ulong services, int kind)
    {
        (_latitude, _longitude) = location is { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 } ? (MicroDegrees.Of(location.Latitude), MicroDegrees.Of(location.Longitude)) : (NoPlace, NoPlace);
        (_labelLevels, _labelUntil) = label;
        Services = services;
        Kind = kind;
    }

    /// <summary>The row of the same centre in another segment.</summary>
    public CentreRow(in CentreRow row, ulong services, int kind)
    {
        this = row;
        (Services, Kind) = (services, kind);
    }

    /// <summary>A bit for each of its services; none where the segment has more services than bits.</summary>
    public ulong Services { get; }

    /// <summary>Its networks and countries, see <see cref="KindColumn"/>.</summary>
    public int Kind { get; }

    public LabelCell Label => new(_labelLevels, _labelUntil);

    public bool HasPlace => _latitude != NoPlace;

    /// <summary>In millionths of a degree; meaningless without a place.</summary>
    public int MicroLatitude => _latitude;

    /// <summary>Likewise.</summary>
    public int MicroLongitude => _longitude;

    /// <summary>In degrees; meaningless without a place.</summary>
    public double Latitude => MicroDegrees.ToDegrees(_latitude);

    /// <summary>Likewise.</summary>
    public double Longitude => MicroDegrees.ToDegrees(_longitude);

    public Location? Location => HasPlace ? new Location(Latitude, Longitude) : null;
}
