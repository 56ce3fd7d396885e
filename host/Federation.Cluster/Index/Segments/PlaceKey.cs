using Federation.Cluster.Centres;

namespace Federation.Cluster.Index.Segments;

/// <summary>The order in which centres are numbered: from south to north in bands, in each from west to east, those without a place last; then by id. What a map shows has numbers side by side.</summary>
internal readonly record struct PlaceKey(int Band, int Longitude, int Latitude, CentreId Id) : IComparable<PlaceKey>
{
    public static PlaceKey Of(in CentreRow row, CentreId id) => row.HasPlace ? new PlaceKey(PlaceGrid.Band(row.MicroLatitude), row.MicroLongitude, row.MicroLatitude, id) : new PlaceKey(int.MaxValue, 0, 0, id);

    public int CompareTo(PlaceKey other)
    {
        int order = Band.CompareTo(other.Band);
        if (order == 0) order = Longitude.CompareTo(other.Longitude);
        if (order == 0) order = Latitude.CompareTo(other.Latitude);
        return order != 0 ? order : Id.CompareTo(other.Id);
    }
}
