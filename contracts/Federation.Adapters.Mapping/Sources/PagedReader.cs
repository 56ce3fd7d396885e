using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Federation.Adapters.Mapping.Values;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Sources;

/// <summary>
/// Reads an API page by page, always from the first one. It ends without an exception only where the source said that there is no more: by an empty page, by naming no next one, or by
/// the number of records that it told. A page that comes again, too many pages, and a next page elsewhere end the run by name.
/// </summary>
internal sealed class PagedReader(MappedContext context, SourceRule source, PagingRule paging, string address) : RecordReader
{
    private readonly HashSet<string> _pages = new(StringComparer.Ordinal);
    private readonly HashSet<string> _addresses = new(StringComparer.Ordinal);
    private int _records;
    private int _read;

    public override string Description => string.Create(CultureInfo.InvariantCulture, $"JSON, {_read} pages");

    public override async IAsyncEnumerable<SourceRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? next = PageAddress.First(address, paging);
        while (next is not null)
        {
            if (_read == paging.Most) throw Failed("mapping.too-many-pages", $"there are more than {paging.Most} pages");
            if (!_addresses.Add(next)) throw Failed("mapping.page-repeated", "it names a page as the next one that was read before");
            _read++;
            IReadOnlyList<SourceRecord> records;
            await using (var opened = await OpenedSource.OpenAsync(context, next, cancellationToken))
            using (var document = await JsonRecords.ReadAsync(opened.Stream, cancellationToken))
            {
                records = JsonRecords.Of(document.RootElement, source, string.Create(CultureInfo.InvariantCulture, $"page {_read}, "));
                RefuseRepetition(records);
                _records += records.Count;
                next = Next(document.RootElement, records.Count, next);
            }

            foreach (var record in records)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return record;
            }
        }
    }

    private string? Next(JsonElement page, int count, string current)
    {
        int? total = paging.Total?.Find(page) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out int all) ? all : null;
        if (paging.Total is not null && total is null) throw Failed("mapping.page-total", $"the page does not say at \"{Excerpt.Of(paging.Total.Text)}\" how many records there are");
        if (total is { } most && _records >= most) return null;
        if (count == 0 && total is { } told) throw Failed("mapping.page-total", string.Create(CultureInfo.InvariantCulture, $"it told of {told} records and had no more after {_records}"));
        string? next = paging.Kind switch
        {
            PagingKind.Page => count == 0 ? null : PageAddress.With(address, paging, paging.Start + _read),
            PagingKind.Offset => count == 0 ? null : PageAddress.With(address, paging, paging.Start + _records),
            PagingKind.Cursor => Text(page) is { } cursor ? PageAddress.With(address, paging, cursor) : null,
            PagingKind.Next => Follow(current, Text(page)),
            _ => Follow(current, context.NextLink),
        };
        // A cursor or a link that was lost on the way is no end.
        return next is null && total is { } promised ? throw Failed("mapping.page-total", string.Create(CultureInfo.InvariantCulture, $"it told of {promised} records and names no further page after {_records}")) : next;
    }

    private string? Text(JsonElement page) => paging.Next?.Find(page) is { } found && Texts.Of(found, "").FirstOrDefault() is { Text: { Length: > 0 } text } ? text : null;

    // Request headers hold secrets of the source's, which no other host is told.
    private string? Follow(string current, string? next)
    {
        if (next is null) return null;
        if (!Uri.TryCreate(current, UriKind.Absolute, out var from) || !Uri.TryCreate(from, next, out var to)) throw Failed("mapping.next-elsewhere", "what it names as the next page is no address");
        return from.Scheme == to.Scheme && from.Authority.Equals(to.Authority, StringComparison.OrdinalIgnoreCase) ? to.AbsoluteUri : throw Failed("mapping.next-elsewhere", "the next page that it names is on another host");
    }

    // A source that does not know the parameter answers with its first page for ever.
    private void RefuseRepetition(IReadOnlyList<SourceRecord> records)
    {
        if (records.Count == 0) return;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var record in records)
        {
            hash.AppendData(SHA256.HashData(record.Raw.Span));
        }

        if (!_pages.Add(Convert.ToHexStringLower(hash.GetHashAndReset()))) throw Failed("mapping.page-repeated", "it holds the same records as a page before it");
    }

    private AdapterException Failed(string code, string what) => new(FailureKind.SourceChanged, code, string.Create(CultureInfo.InvariantCulture, $"After page {_read} of the source: {what}."));
}
