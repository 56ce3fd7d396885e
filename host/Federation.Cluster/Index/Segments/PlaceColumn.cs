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
    private readonly double[] _latitudes;
    private readonly double[] _longitudes;
    private readonly TermColumn _services;
    private readonly ulong[]? _masks;

    /// <param name="locations">Of each centre; null for those without a place. Kept, not copied.</param>
    /// <param name="services">Of the same centres: who looks for a place asks for services too, and finds them beside it.</param>
    public PlaceColumn(Location?[] locations, TermColumn services)
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
        _services = services;
        _masks = services.MasksOf(_centres);
        _latitudes = Array.ConvertAll(_centres, number => locations[number]!.Latitude); // those with a place
        _longitudes = Array.ConvertAll(_centres, number => locations[number]!.Longitude); // those with a place
        for (int band = 0; band < Bands; band++) _starts[band + 1] += _starts[band];
    }

    /// <summary>By number; null for those without a place.</summary>
    public Location?[] Locations { get; }

    public Location? this[int centre] => Locations[centre];

    /// <summary>How many centres lie within the box, or a little beyond its north and south.</summary>
    public int CountWithin(GeoBox box)
    {
        int count = 0;
        foreach (var (from, to) in Runs(box)) count += to - from;
        return count;
    }

    /// <summary>The centres within the box that have all of these services, in no order.</summary>
    public int[] Within(GeoBox box, in TermSet services)
    {
        var found = new List<int>();
        foreach (var (from, to) in Runs(box))
        {
            for (int at = from; at < to; at++)
            {
                if (_latitudes[at] >= box.South && _latitudes[at] <= box.North && (_masks is not null ? (_masks[at] & services.Mask) == services.Mask : _services.HasAll(_centres[at], services))) found.Add(_centres[at]);
            }
        }

        return [.. found];
    }

    /// <summary>Where the centres of each band lie that are not west or east of the box.</summary>
    private List<(int From, int To)> Runs(GeoBox box)
    {
        int south = Band(box.South), north = Band(box.North);
        var runs = new List<(int, int)>(north - south + 1);
        for (int band = south; band <= north; band++)
        {
            if (_starts[band] == _starts[band + 1]) continue;
            if (box.West <= box.East)
            {
                Add(band, box.West, box.East);
            }
            else
            {
                Add(band, box.West, double.PositiveInfinity);
                Add(band, double.NegativeInfinity, box.East);
            }
        }

        return runs;

        void Add(int band, double west, double east)
        {
            int from = Bound(band, west, isAfter: false), to = Bound(band, east, isAfter: true);
            if (from < to) runs.Add((from, to));
        }
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
