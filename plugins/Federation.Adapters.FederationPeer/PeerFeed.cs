using System.Globalization;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.FederationPeer;

/// <summary>Reads pages of one peer's feed through the host, and the keys that its labels are checked by. Not thread safe.</summary>
internal sealed class PeerFeed(AdapterContext context)
{
    private const int MostKeyBytes = 64 << 10;

    private readonly PeerAddress _address = new(context.Config.RequiredText("source"));
    private readonly Dictionary<string, string?> _keys = new(StringComparer.Ordinal);

    /// <param name="after">Null for the beginning of a sweep.</param>
    /// <exception cref="AdapterException">The peer did not answer with a page of its feed.</exception>
    public async Task<FeedPage> PageAsync(string? after, int limit, CancellationToken cancellationToken)
    {
        byte[] text = await ReadAsync(_address.Page(after, limit), JsonText.MostBytes, cancellationToken)
            ?? throw new AdapterException(FailureKind.SourceChanged, "peer.page-too-large", string.Create(CultureInfo.InvariantCulture, $"A page of the feed is larger than {JsonText.MostBytes} bytes."));
        var page = FeedPage.Read(text, limit);
        if (page.More && page.Next == after) throw new AdapterException(FailureKind.SourceChanged, "peer.standstill", "The feed says that there is more, and gives the same place again.");
        return page;
    }

    /// <summary>The page's listings as records, each with the keys of whoever awarded its label.</summary>
    public async Task<IReadOnlyList<SourceRecord>> RecordsAsync(FeedPage page, CancellationToken cancellationToken)
    {
        var records = new List<SourceRecord>(page.Records.Count);
        foreach (var record in page.Records) records.Add(record.ToRecord(record.Issuer is { } issuer ? await KeysAsync(issuer, cancellationToken) : null));
        return records;
    }

    /// <summary>Read once for each issuer; null where it is not the peer, or they are not there: labels are then shown unchecked, and the listings come all the same.</summary>
    private async Task<string?> KeysAsync(string issuer, CancellationToken cancellationToken)
    {
        if (_keys.TryGetValue(issuer, out string? known)) return known;
        string? keys = null;
        if (_address.Keys(issuer) is { } address)
        {
            try
            {
                keys = await ReadAsync(address, MostKeyBytes, cancellationToken) is { } bytes && System.Text.Unicode.Utf8.IsValid(bytes) ? System.Text.Encoding.UTF8.GetString(bytes) : null;
            }
            catch (AdapterException failure)
            {
                PeerLog.NoKeys(context.Log, failure.Code);
            }
        }

        return _keys[issuer] = keys;
    }

    /// <summary>Null where it is larger.</summary>
    private async Task<byte[]?> ReadAsync(string address, int most, CancellationToken cancellationToken)
    {
        await using var content = await context.OpenAsync(address, cancellationToken);
        return await BoundedBytes.ReadAsync(content.Stream, most, cancellationToken);
    }
}
