using System.Globalization;
using System.Text.Json;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.FederationPeer;

/// <summary>One page of a peer's feed, read strictly: what is no page of a feed fails the run, what is no listing becomes a record with an error.</summary>
/// <param name="Directory">The id of the peer, as it says.</param>
/// <param name="Records">The listings, without what is no listing's business.</param>
/// <param name="DeletedIds">Keys of what is no more.</param>
internal sealed record FeedPage(string Directory, IReadOnlyList<PeerRecord> Records, IReadOnlyList<string> DeletedIds, string Next, bool More)
{
    /// <summary>Of a cursor; as many as the host keeps.</summary>
    private const int MostCursorCharacters = 2_000;

    /// <param name="text">At most 1 MiB.</param>
    /// <param name="mostItems">What was asked for.</param>
    /// <exception cref="AdapterException"><c>peer.no-feed</c>, or what <see cref="JsonText.Parse(ReadOnlyMemory{byte})"/> throws.</exception>
    public static FeedPage Read(ReadOnlyMemory<byte> text, int mostItems)
    {
        using var document = JsonText.Parse(text);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object) throw NoFeed("it is no JSON object");
        if (JsonMembers.Text(root, "directory") is not { } directory) throw NoFeed("it does not name its directory");
        if (JsonMembers.Text(root, "next") is not { Length: > 0 and <= MostCursorCharacters } next) throw NoFeed("it does not say where to go on");
        if (!root.TryGetProperty("more", out var more) || more.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) throw NoFeed("it does not say whether there is more");
        if (!root.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array) throw NoFeed("it has no items");
        if (items.GetArrayLength() > mostItems) throw NoFeed(string.Create(CultureInfo.InvariantCulture, $"it has {items.GetArrayLength()} items; {mostItems} were asked for"));
        var records = new List<PeerRecord>();
        var deleted = new List<string>();
        foreach (var (index, item) in items.EnumerateArray().Index())
        {
            if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("deletedAt", out _) && JsonMembers.Text(item, "key") is { Length: > 0 } key) deleted.Add(key);
            else records.Add(PeerRecord.Of(directory, item, string.Create(CultureInfo.InvariantCulture, $"/items/{index}")));
        }

        return new FeedPage(directory, records, deleted, next, more.ValueKind == JsonValueKind.True);
    }

    private static AdapterException NoFeed(string why) => new(FailureKind.SourceChanged, "peer.no-feed", $"The answer is no page of a directory's listings feed: {why}.");
}
