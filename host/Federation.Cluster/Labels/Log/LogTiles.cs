using System.Text.Json;
using Federation.Cluster.Storage;
using Federation.Registry.Log.Tiles;

namespace Federation.Cluster.Labels.Log;

/// <summary>Reads tiles of the public log.</summary>
internal static class LogTiles
{
    /// <param name="size">Of the log that they are wanted of: each is cut to what it has.</param>
    /// <param name="versions">Is told the rows' versions; null where nobody wants them.</param>
    /// <exception cref="JsonException">One is missing or damaged.</exception>
    public static async Task<IReadOnlyDictionary<TileId, ReadOnlyMemory<byte>>> ReadAsync(
        IDirectoryStore store, long size, IEnumerable<TileId> tiles, Dictionary<StateKey, long>? versions, CancellationToken cancellationToken)
    {
        var wanted = tiles.ToList();
        var rows = await store.ReadManyAsync(RowKinds.LogTile, [.. wanted.Select(tile => LogRows.Tile(tile).Id)], cancellationToken);
        var read = new Dictionary<TileId, ReadOnlyMemory<byte>>();
        foreach (var (tile, row) in wanted.Zip(rows))
        {
            if (row is null) throw new JsonException($"Row {LogRows.Tile(tile)} is missing.");
            versions?.Add(row.Key, row.Version);
            read[tile] = Cut(row, tile, size);
        }

        return read;
    }

    private static ReadOnlyMemory<byte> Cut(StateRow row, TileId tile, long size)
    {
        byte[] hashes = LogRows.ReadTile(row).Hashes;
        long width = Math.Min(TileId.Width, (size >> (8 * tile.Level)) - (tile.Number * TileId.Width));
        if (hashes.Length < width * LogHash.Size) throw new JsonException($"Row {row.Key} has fewer hashes than a log of {size} entries.");
        return hashes.AsMemory(0, (int)width * LogHash.Size);
    }
}
