using Federation.Cluster.Centres;

namespace Federation.Cluster.Index.Segments;

/// <summary>
/// The places of a segment's centres in bands of latitude, within each from west to east: a box is a few runs, each found by halving. Immutable.
/// </summary>
internal sealed class PlaceColumn
{
    private const double BandsPerDegree = 20; // 5.6 km from south to north
    private const int Bands = (int)(180 * BandsPerDegree) + 1;

    private readonly int[] _starts = new int[Bands + 1];
    private readonly int[] _centres;
    private readonly double[] _longitudes;

    /// <param name="locations">Of each centre; null for those without a place. Kept, not copied.</param>
    public PlaceColumn(Location?[] locations)
    {
        Locations = locations;
        int placed = locations.Count(location => location is not null);
        // Band and longitude in one number, exact to a billionth of a degree, where places are to a millionth.
        var keys = new double[placed];
        _centres = new int[placed];
        for (int number = 0, at = 0; number < locations.Length; number++)
        {
            if (locations[number] is not { } location) continue;
            int band = Band(location.Latitude);
            _starts[band + 1]++;
            (keys[at], _centres[at++]) = ((band * 1_000.0) + location.Longitude, number);
        }

        Array.Sort(keys, _centres);
        _longitudes = Array.ConvertAll(_centres, number => locations[number]!.Longitude); // those with a place
        for (int band = 0; band < Bands; band++) _starts[band + 1] += _starts[band];
    }

    /// <summary>By number; null for those without a place.</summary>
    public Location?[] Locations { get; }

    public Location? this[int centre] => Locations[centre];

    /// <summary>Runs of centres that together hold all within the box, and some beyond its north and south; none is empty.</summary>
    public List<ArraySegment<int>> Within(GeoBox box)
    {
        int south = Band(box.South), north = Band(box.North);
        var runs = new List<ArraySegment<int>>(north - south + 1);
        for (int band = south; band <= north; band++)
        {
            if (_starts[band] == _starts[band + 1]) continue;
            if (box.West <= box.East)
            {
                AddRun(runs, band, box.West, box.East);
            }
            else
            {
                AddRun(runs, band, box.West, double.PositiveInfinity);
                AddRun(runs, band, double.NegativeInfinity, box.East);
            }
        }

        return runs;
    }

    private void AddRun(List<ArraySegment<int>> runs, int band, double west, double east)
    {
        int from = Bound(band, west, isAfter: false), to = Bound(band, east, isAfter: true);
        if (from < to) runs.Add(new ArraySegment<int>(_centres, from, to - from));
    }

    /// <summary>The first of the band that is not before the longitude, or the first after it.</summary>
    private int Bound(int band, double longitude, bool isAfter)
    {
        int low = _starts[band], high = _starts[band + 1];
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_longitudes[middle] < longitude || (isAfter && _longitudes[middle] == longitude)) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static int Band(double latitude) => (int)((Math.Clamp(latitude, -90, 90) + 90) * BandsPerDegree);
}
