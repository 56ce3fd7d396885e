using System.Runtime.CompilerServices;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// The base of an adapter for an API that answers with pages of JSON: an adapter says where records, ids and the next page are and how a record maps. Walking, cursors, checking and failing by name
/// are done here; asking whether anything changed at all is done by the host.
/// </summary>
/// <remarks>
/// The setting <c>source</c> is the address of the first page. The end of the snapshot is only where the paging says so: an answer that cannot be read, a page that comes again, or one at another server
/// fails the run. A reading that goes on at a cursor asks for that page again, and is refused where it begins with other records now.
/// </remarks>
public abstract class PagedJsonAdapter : IAdapter
{
    /// <summary>The most bytes of one page: 8 MiB.</summary>
    public const int MostPageBytes = 8 << 20;

    /// <summary>The most pages of one reading.</summary>
    public const int MostPages = 10_000;

    private const int CheckedRecords = 20;

    /// <inheritdoc/>
    public AdapterCapabilities Capabilities => AdapterCapabilities.Snapshot;

    /// <summary>A JSON pointer to the array of records in each answer; empty where the answer is the array.</summary>
    protected internal abstract string Records { get; }

    /// <summary>A JSON pointer to the id in each record, a text or a number.</summary>
    protected internal abstract string Id { get; }

    /// <summary>How the next page is found.</summary>
    protected internal abstract JsonPaging Pages { get; }

    /// <summary>A JSON pointer to when a record last changed, in ISO 8601; null, the default, where it does not say.</summary>
    protected internal virtual string? Modified => null;

    /// <summary>JSON pointers of members that name or reach a person. None by default; texts with a mailbox in them are found by themselves.</summary>
    protected internal virtual IReadOnlyList<string> Persons => [];

    /// <summary>Adds to a request what the API asks for: a header with a token. Nothing by default. What it adds to the address goes to the first page only; links lead on from there.</summary>
    protected virtual void Prepare(HttpRequestMessage request, AdapterConfig config)
    {
    }

    /// <inheritdoc/>
    public async Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken)
    {
        try
        {
            var reader = new PagedReader(await ReadAsync(Pages.First(SourceOf(context)), context, cancellationToken));
            return await SourceCheck.OfAsync(this, reader, new MapContext { Config = context.Config }, CheckedRecords, cancellationToken);
        }
        catch (AdapterException exception)
        {
            return new CheckResult { Issues = [Issue.Error(exception.Code, exception.Message)] };
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Page> FetchAsync(FetchRequest request, AdapterContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var source = SourceOf(context);
        var start = request.Cursor is { } text ? PageCursor.Read(text) : null;
        var walk = new PageWalk(source);
        int left = request.MostRecords ?? int.MaxValue;
        for (var address = start?.Page(source, context.Config) ?? Pages.First(source); address is not null && left > 0;)
        {
            walk.Enter(address);
            var page = await PageAsync(address, start, context, cancellationToken);
            walk.See(page.Records);
            int passed = start?.Records ?? 0;
            start = null;
            bool isEnd = false;
            do
            {
                int count = Math.Min(Math.Min(request.PageSize, left), page.Records.Count - passed);
                passed += count;
                left -= count;
                bool isWhole = passed == page.Records.Count;
                isEnd = isWhole && page.Next is null;
                var handed = page.Records.Skip(passed - count).Take(count).ToList();
                yield return new Page
                {
                    Records = handed,
                    NextCursor = isWhole && page.Next is { } next ? PageCursor.Text(next, context.Config, []) : PageCursor.Text(address, context.Config, page.Records.Take(passed)),
                    EndOfSnapshot = isEnd,
                };
            }
            while (passed < page.Records.Count && left > 0);
            address = page.Next;
        }
    }

    /// <inheritdoc/>
    public MapResult Map(SourceRecord record, MapContext context)
    {
        using var document = RecordDocument.TryParse(record.Raw, out var problem);
        return document is null ? MapResult.Reject(problem!) : Map(document.Fields, context); // it says why there is none
    }

    /// <summary>Maps one record. Pure; see <see cref="IAdapter.Map"/>. The fields are valid only until it returns.</summary>
    protected abstract MapResult Map(RecordFields record, MapContext context);

    private static Uri SourceOf(AdapterContext context) =>
        Uri.TryCreate(context.Config.RequiredText("source"), UriKind.Absolute, out var source) && source.Scheme is "https" or "http"
            ? source
            : throw new AdapterException(FailureKind.Configuration, "paged.no-address", "The setting \"source\" is no https address, and pages are only read from one.");

    private async Task<JsonPage> PageAsync(Uri address, PageCursor? start, AdapterContext context, CancellationToken cancellationToken)
    {
        if (start is null) return await ReadAsync(address, context, cancellationToken);
        try
        {
            var page = await ReadAsync(address, context, cancellationToken);
            start.Check(page.Records);
            return page;
        }
        catch (AdapterException gone) when (gone.Code is "http.404" or "http.410" or "http.status" or "paged.shape")
        {
            throw AdapterException.CursorRefused($"The page that the cursor names is no more. {gone.Message}");
        }
    }

    private async Task<JsonPage> ReadAsync(Uri address, AdapterContext context, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("application/json");
        Prepare(request, context.Config);
        using var response = await context.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode) throw PagedFailures.Of(response, context.Clock);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        byte[] text = await BoundedBytes.ReadAsync(body, MostPageBytes, cancellationToken) ?? throw PagedFailures.TooLarge(MostPageBytes);
        if (text.AsSpan().TrimStart(" \t\r\n"u8).IsEmpty) throw new AdapterException(FailureKind.SourceChanged, "source.empty", "The source holds nothing: not one character that is not blank.");
        return JsonPage.Read(text, address, this);
    }

    private sealed class PagedReader(JsonPage first) : RecordReader
    {
        public override string Description => first.Next is null ? "JSON, one page" : "JSON in pages";

        public override async IAsyncEnumerable<SourceRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            foreach (var record in first.Records)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return record;
            }

            await Task.CompletedTask;
        }
    }
}
