using Federation.Contracts;

namespace Federation.Adapters.OpenStreetMap;

/// <summary>
/// Where the nodes of a file are, for the ways that follow: 16 bytes a node, and no more nodes than 4,000,000, which is 64 MB. Where nodes out of order and ways take turns, only so
/// many nodes are kept that sorting them again and again stays cheap. Not thread safe.
/// </summary>
/// <param name="most">The most nodes; what comes after is not kept.</param>
internal sealed class NodePositions(int most = NodePositions.Most)
{
    /// <summary>A city has a few hundred thousand.</summary>
    public const int Most = 4_000_000;

    // A file that is merged of others has one for each of them.
    private const int MostSortings = 64;

    // OpenStreetMap's own precision: 1 cm.
    private const double UnitsPerDegree = 1e7;

    private long[] _ids = new long[1_024];
    private long[] _places = new long[1_024];
    private bool _isSorted = true;
    private int _sortings;

    public int Count { get; private set; }

    /// <summary>Whether a node could not be kept.</summary>
    public bool IsFull { get; private set; }

    public void Add(long id, GeoPoint place)
    {
        bool isInOrder = Count == 0 || _ids[Count - 1] < id;
        if (Count == most || (!isInOrder && _sortings == MostSortings))
        {
            IsFull = true;
            return;
        }

        if (Count == _ids.Length)
        {
            int length = Math.Min(most, Count * 2);
            Array.Resize(ref _ids, length);
            Array.Resize(ref _places, length);
        }

        _isSorted &= isInOrder;
        _ids[Count] = id;
        _places[Count] = ((long)Math.Round(place.Latitude * UnitsPerDegree) << 32) | (uint)(int)Math.Round(place.Longitude * UnitsPerDegree);
        Count++;
    }

    /// <summary>Where a node is; null where it is not known.</summary>
    public GeoPoint? Find(long id)
    {
        // Exporters sort by id; whoever does not costs one sorting for all the ways that follow.
        if (!_isSorted)
        {
            Array.Sort(_ids, _places, 0, Count);
            _sortings++;
            _isSorted = true;
        }

        int index = Array.BinarySearch(_ids, 0, Count, id);
        if (index < 0) return null;
        GeoPoint.TryCreate((_places[index] >> 32) / UnitsPerDegree, (int)_places[index] / UnitsPerDegree, out var point);
        return point;
    }
}
