using System.Runtime.CompilerServices;
using Federation.Contracts;

namespace Federation.Adapters.OpenActive;

/// <summary>Reads a feed of which each item is one place: whole, or what changed since a cursor.</summary>
/// <remarks>
/// <code>
/// whole    1 every item is handed over as it is first met, page by page
///          2 what is told again of one, because it changed while the feed was read, is left to the next reading of changes:
///            the last cursor goes back to the page where that was met first, or to where this reading went on after a crash
/// changes  3 every page as it comes; of several words about one item the last one holds
/// </code>
/// </remarks>
internal sealed class PlacesReading(RpdeFeed feed, FetchRequest request, FeedCursor? cursor)
{
    /// <summary>How the host calls answers that a cursor may be the reason of.</summary>
    private static readonly string[] Refusals = ["http.410", "http.404", "http.status"];

    private readonly bool _isWhole = request.Mode == FetchMode.Full;
    private readonly HashSet<string>? _met = request.Mode == FetchMode.Full ? new(StringComparer.Ordinal) : null;
    private string? _held = request.Mode == FetchMode.Full ? cursor?.Held ?? cursor?.Next : null;

    public async IAsyncEnumerable<Page> PagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string at = cursor is null ? feed.First : _isWhole ? cursor.Next : cursor.Held ?? cursor.Next;
        int left = request.MostRecords ?? int.MaxValue;
        bool isFirst = true;
        while (left > 0)
        {
            var read = await PageAsync(at, isFirst, cancellationToken);
            isFirst = false;
            var (records, deleted, again) = ContentOf(read);
            if (again) _held ??= at;
            bool isWhole = records.Count <= left;
            if (!isWhole) records = records[..left];
            left -= records.Count;
            foreach (var page in Split(records, deleted, at)) yield return page;

            // A cursor does not pass what was not handed over, and a stored page has none.
            yield return new Page { Records = Last(records), DeletedIds = Last(deleted), NextCursor = isWhole ? CursorAfter(read) : null, EndOfSnapshot = isWhole && read.IsLast };
            if (read.IsLast) yield break;
            at = read.Next!; // a page that is not the last one leads on
        }
    }

    private string? CursorAfter(RpdePage read)
    {
        if (read.Next is not { } next) return null;
        return read.IsLast ? new FeedCursor(_held ?? next, null).ToString() : new FeedCursor(next, _held).ToString();
    }

    /// <summary>All but the last part of a page that is longer than the host takes at once: a crash between them reads the page again.</summary>
    private IEnumerable<Page> Split(List<SourceRecord> records, List<string> deleted, string at)
    {
        string? again = feed.IsOwn(at) ? new FeedCursor(at, _held).ToString() : null;
        for (int from = 0; from + request.PageSize < records.Count; from += request.PageSize) yield return new Page { Records = records.GetRange(from, request.PageSize), NextCursor = again };
        for (int from = 0; from + request.PageSize < deleted.Count; from += request.PageSize) yield return new Page { Records = [], DeletedIds = deleted.GetRange(from, request.PageSize), NextCursor = again };
    }

    private List<T> Last<T>(List<T> all) => all.Count <= request.PageSize ? all : all[((all.Count - 1) / request.PageSize * request.PageSize)..];

    private async Task<RpdePage> PageAsync(string at, bool isFirst, CancellationToken cancellationToken)
    {
        try
        {
            return await feed.PageAsync(at, cancellationToken);
        }
        catch (AdapterException failure) when (isFirst && cursor is not null && Refusals.Contains(failure.Code))
        {
            throw AdapterException.CursorRefused($"The feed takes the cursor no more. {failure.Message}");
        }
    }

    /// <returns>What is handed over, and whether something was told again and left for later.</returns>
    private (List<SourceRecord> Records, List<string> Deleted, bool Again) ContentOf(RpdePage page)
    {
        var records = new Dictionary<string, SourceRecord>(StringComparer.Ordinal);
        var nameless = new List<SourceRecord>();
        var deleted = new HashSet<string>(StringComparer.Ordinal);
        bool again = false;
        foreach (var item in page.Items)
        {
            if (item.Id.Length == 0)
            {
                nameless.Add(item.Refused() ?? item.AsPlace());
            }
            else if (_met?.Contains(item.Id) == true)
            {
                again = true;
            }
            else if (item.State == RpdeState.Deleted)
            {
                records.Remove(item.Id);
                deleted.Add(item.Id);
            }
            else
            {
                deleted.Remove(item.Id);
                records[item.Id] = item.AsPlace();
            }
        }

        // An item that was deleted and comes back is met by its first record.
        _met?.UnionWith(records.Keys);
        return ([.. records.Values, .. nameless], [.. deleted], again);
    }
}
