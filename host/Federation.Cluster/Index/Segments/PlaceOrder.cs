using Federation.Cluster.Centres;

namespace Federation.Cluster.Index.Segments;

/// <summary>From south to north in bands, in each from west to east: the order in which a map reads places.</summary>
internal static class PlaceOrder
{
    private const double BandsPerDegree = 10; // 11 km from south to north

    /// <summary>How many bands there are.</summary>
    public const int Bands = (int)(180 * BandsPerDegree) + 1;

    /// <summary>0 at the south pole.</summary>
    public static int Band(double latitude) => (int)((Math.Clamp(latitude, -90, 90) + 90) * BandsPerDegree);

    public static int Compare(Location one, Location other)
    {
        int order = Band(one.Latitude).CompareTo(Band(other.Latitude));
        if (order == 0) order = one.Longitude.CompareTo(other.Longitude);
        return order != 0 ? order : one.Latitude.CompareTo(other.Latitude);
    }
}
