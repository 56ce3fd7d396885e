using System.Runtime.InteropServices;

namespace Federation.Registry.Log.Tiles;

/// <summary>A log while entries are put at its end: which tiles change, and how. Not thread safe.</summary>
public sealed class LogGrowth
{
    private readonly List<List<byte>> _edge = [];
    private readonly Dictionary<TileId, List<byte>> _changed = [];

    /// <param name="size">How many entries it has.</param>
    /// <param name="edge">The tiles of <see cref="LogTree.Edge"/>.</param>
    /// <exception cref="KeyNotFoundException">One of these is not there.</exception>
    /// <exception cref="ArgumentException">One has not as many hashes as a log of this size.</exception>
    public LogGrowth(long size, IReadOnlyDictionary<TileId, ReadOnlyMemory<byte>> edge)
    {
        Size = size;
        for (long hashes = size; hashes > 0; hashes >>= TileId.Height) _edge.Add([]);
        foreach (var tile in LogTree.Edge(size))
        {
            long hashes = size >> (TileId.Height * tile.Level);
            if (edge[tile].Length != hashes % TileId.Width * LogHash.Size) throw new ArgumentException($"Tile {tile.Number} of level {tile.Level} is none of a log of {size} entries.", nameof(edge));
            _edge[tile.Level] = [.. edge[tile].Span];
        }
    }

    public long Size { get; private set; }

    /// <summary>The tiles that have changed, whole or not, with all their hashes.</summary>
    public IEnumerable<(TileId Tile, byte[] Hashes)> Changed => _changed.Select(tile => (tile.Key, tile.Value.ToArray()));

    /// <param name="hash">Of an entry.</param>
    public void Add(ReadOnlySpan<byte> hash)
    {
        Put(0, Size, hash);
        Size++;
    }

    /// <summary>The root of what there is now.</summary>
    public byte[] Root() => new LogTree(Size, LogTree.Edge(Size).ToDictionary(tile => tile, tile => (ReadOnlyMemory<byte>)_edge[tile.Level].ToArray())).Root();

    private void Put(int level, long place, ReadOnlySpan<byte> hash)
    {
        if (_edge.Count == level) _edge.Add([]);
        var tile = _edge[level];
        tile.AddRange(hash);
        _changed[new TileId(level, place / TileId.Width)] = tile;
        if (tile.Count < TileId.Width * LogHash.Size) return;
        _edge[level] = [];
        Put(level + 1, place / TileId.Width, LogHash.OfSubtree(CollectionsMarshal.AsSpan(tile)));
    }
}
