using System.Globalization;
using System.Runtime.CompilerServices;
using Federation.Contracts;

namespace Federation.Adapters.OpenActive;

/// <summary>
/// Places out of OpenActive feeds (Realtime Paged Data Exchange 1.0). Where each item is one place, an item is a listing: changes and deletions are read as they come. Where items happen at places, one place has
/// several items, and a deleted item does not say whether others are left: such a feed is read whole each time, and a place is there as long as one item is.
/// </summary>
public sealed class OpenActiveAdapter : IAdapter
{
    private const int CheckedItems = 20;

    public AdapterCapabilities Capabilities => AdapterCapabilities.Snapshot | AdapterCapabilities.Incremental | AdapterCapabilities.Deletions;

    public async Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken)
    {
        try
        {
            var feed = new RpdeFeed(context);
            var page = await feed.PageAsync(feed.First, cancellationToken);
            bool isOfPlaces = FeedKind.IsOfPlaces(context.Config, page);
            var map = new MapContext { Config = context.Config };
            var found = page.Items.Where(item => item.State != RpdeState.Deleted).Take(CheckedItems).Select(item => isOfPlaces ? item.AsPlace() : item.PlaceOfEvent()?.ToRecord(item.Record.Locator)).OfType<SourceRecord>()
                .Select(record => (record, Issues: Problems(record, map))).ToList();
            int usable = found.Count(entry => entry.Issues.All(issue => issue.Severity != IssueSeverity.Error));
            return new CheckResult
            {
                // One bad item among the first does not fail a check: a run would quarantine it and go on.
                Issues = [.. found.SelectMany(entry => entry.Issues.Select(issue => Issue.Warning(issue.Code, $"{entry.record.Locator}: {issue.Message}")))],
                Summary = string.Create(CultureInfo.InvariantCulture, $"OpenActive feed, {(isOfPlaces ? "each item a place" : "items at places")}; {usable} of the first {found.Count} places usable"),
            };
        }
        catch (AdapterException failure)
        {
            return new CheckResult { Issues = [Issue.Error(failure.Code, failure.Message)] };
        }
    }

    public async IAsyncEnumerable<Page> FetchAsync(FetchRequest request, AdapterContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var feed = new RpdeFeed(context);
        bool goesOn = FeedCursor.TryRead(request.Cursor, feed, out var cursor);
        var pages = goesOn || (request.Cursor is null && await FeedKind.IsOfPlacesAsync(context.Config, feed, cancellationToken))
            ? new PlacesReading(feed, request, cursor).PagesAsync(cancellationToken)
            : new EventsAdapter().FetchAsync(request, context, cancellationToken);
        await foreach (var page in pages) yield return goesOn || page.NextCursor is null || FeedCursor.IsOne(page.NextCursor) || !page.EndOfSnapshot ? page : page with { NextCursor = null };
    }

    public MapResult Map(SourceRecord record, MapContext context) => new EventsAdapter().Map(record, context);

    private IReadOnlyList<Issue> Problems(SourceRecord record, MapContext context)
    {
        if (record.SourceId.Length == 0) return [.. record.Issues, Issue.Error("record.no-id", "The record has no id.")];
        return record.Issues.Any(issue => issue.Severity == IssueSeverity.Error) ? record.Issues : [.. record.Issues, .. Map(record, context).Issues];
    }
}
