using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.FederationPeer;

/// <summary>
/// Another directory as a network: its listings by its feed, whole or what changed since, each with the origin that it has (docs/feed.md). A record's id is the listing's key at its origin.
/// </summary>
public sealed class FederationPeerAdapter : IAdapter
{
    private const int MostItems = 500, CheckedItems = 20;

    /// <summary>How the host calls an answer 410, and one of 400.</summary>
    private const string Gone = "http.410", Refused = "http.status";

    public AdapterCapabilities Capabilities => AdapterCapabilities.Snapshot | AdapterCapabilities.Incremental | AdapterCapabilities.Deletions;

    public async Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken)
    {
        try
        {
            var feed = new PeerFeed(context);
            var page = await feed.PageAsync(null, CheckedItems, cancellationToken);
            var records = await feed.RecordsAsync(page, cancellationToken);
            var found = records.Select(record => (record, Issues: Problems(record, context))).ToList();
            int usable = found.Count(entry => entry.Issues.All(issue => issue.Severity != IssueSeverity.Error));
            return new CheckResult
            {
                // One bad listing among the first does not fail a check: a run would quarantine it and go on.
                Issues = [.. found.SelectMany(entry => entry.Issues.Select(issue => Issue.Warning(issue.Code, $"{entry.record.Locator}: {issue.Message}")))],
                Summary = string.Create(CultureInfo.InvariantCulture, $"Directory {PlainId(page.Directory)}; {usable} of the first {records.Count} listings usable"),
            };
        }
        catch (AdapterException failure)
        {
            return new CheckResult { Issues = [Issue.Error(failure.Code, failure.Message)] };
        }
    }

    public async IAsyncEnumerable<Page> FetchAsync(FetchRequest request, AdapterContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var feed = new PeerFeed(context);
        var met = request is { Mode: FetchMode.Full, Cursor: null } ? new KeysMet() : null;
        int limit = Math.Min(MostItems, request.PageSize), left = request.MostRecords ?? int.MaxValue;
        string? after = request.Cursor;
        for (bool more = true; more && left > 0;)
        {
            var page = await PageAsync(feed, after, limit, isFirst: after == request.Cursor, cancellationToken);
            var records = (await feed.RecordsAsync(page, cancellationToken)).Where(record => met is null || record.SourceId.Length == 0 || met.Meet(record.SourceId)).ToList();
            bool isWhole = records.Count <= left;
            (after, more) = (page.Next, page.More);
            yield return new Page
            {
                Records = isWhole ? records : records[..left],
                DeletedIds = page.DeletedIds,
                // A cursor does not pass what was not handed over.
                NextCursor = isWhole ? after : null,
                EndOfSnapshot = isWhole && !more,
            };
            left -= Math.Min(left, records.Count);
        }
    }

    public MapResult Map(SourceRecord record, MapContext context)
    {
        try
        {
            using var document = JsonText.Parse(record.Raw);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return PeerListing.Map(document.RootElement);
        }
        catch (AdapterException)
        {
            // Told below, in the same words as the other ways of being no object.
        }

        return MapResult.Reject(Issue.Error("record.no-object", "The record is no readable JSON object."));
    }

    private static async Task<FeedPage> PageAsync(PeerFeed feed, string? after, int limit, bool isFirst, CancellationToken cancellationToken)
    {
        try
        {
            return await feed.PageAsync(after, limit, cancellationToken);
        }
        catch (AdapterException failure) when (isFirst && after is not null && failure.Code is Gone or Refused)
        {
            throw AdapterException.CursorRefused($"The peer takes the cursor no more. {failure.Message}");
        }
    }

    private IReadOnlyList<Issue> Problems(SourceRecord record, AdapterContext context) =>
        record.Issues.Any(issue => issue.Severity == IssueSeverity.Error) ? record.Issues : Map(record, new MapContext { Config = context.Config }).Issues;

    /// <summary>For a message: what a peer calls itself may be anything.</summary>
    private static string PlainId(string directory) => directory.Length == 32 && directory.All(char.IsAsciiHexDigitLower) ? directory : "without a usable id";
}
