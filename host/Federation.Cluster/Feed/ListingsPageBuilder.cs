using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Federation.Cluster.Feed;

/// <summary>Fills a page up to a number of items and of bytes, whichever is reached first. Not thread safe.</summary>
/// <param name="most">Items; at least 1.</param>
internal sealed class ListingsPageBuilder(int most)
{
    /// <summary>What stands around the items leaves the page below 1 MiB, which every reader of JSON here takes.</summary>
    private const int MostBytes = 1_000_000;

    // For machines, with letters as they are: as escapes they would be up to three times as long.
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<ReadOnlyMemory<byte>> _items = [];
    private readonly SortedSet<string> _licences = new(StringComparer.Ordinal);
    private int _bytes;

    public IReadOnlyList<ReadOnlyMemory<byte>> Items => _items;

    /// <summary>Of the listings among them, each once, in ordinal order.</summary>
    public IReadOnlyList<string> Licences => [.. _licences];

    /// <summary>False where the item belongs onto the next page. The first always fits: no listing comes near the bound.</summary>
    public bool TryAdd(FeedItem item)
    {
        if (_items.Count == most) return false;
        var buffer = new ArrayBufferWriter<byte>(1_024);
        using (var json = new Utf8JsonWriter(buffer, Writing)) JsonSerializer.Serialize(json, item, FeedJson.Default.FeedItem);
        if (_items.Count > 0 && _bytes + buffer.WrittenCount > MostBytes) return false;
        _items.Add(buffer.WrittenMemory);
        if (item.Licence is { } licence) _licences.Add(licence);
        _bytes += buffer.WrittenCount + 1;
        return true;
    }
}
