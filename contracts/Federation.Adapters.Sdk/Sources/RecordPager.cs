using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// Gathers records into pages. Only the page after which the source truly ended is marked as the end of the snapshot. A reading that goes on at a cursor passes over
/// the records that were handed over before, and is refused where they are others now.
/// </summary>
internal static class RecordPager
{
    /// <summary>A page is closed early once its records hold this many bytes.</summary>
    private const int PageBytes = 4 << 20;

    public static async IAsyncEnumerable<Page> PagesAsync(
        IAsyncEnumerable<SourceRecord> records, FetchRequest request, Func<double?> shareRead, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pending = new List<SourceRecord>();
        int read = 0;
        long bytes = 0;
        ExceptionDispatchInfo? failure = null;
        using var cursor = new RecordCursor();
        await using var source = records.GetAsyncEnumerator(cancellationToken);
        if (request.Cursor is { } known) await PassAsync(source, known, cursor);
        while (request.MostRecords is not { } most || read < most)
        {
            bool more = false;
            try
            {
                more = await source.MoveNextAsync();
            }
            catch (AdapterException exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }

            if (failure is not null) break;
            if (!more)
            {
                yield return new Page { Records = pending, NextCursor = cursor.ToString(), EndOfSnapshot = true, EstimatedTotal = cursor.Records };
                yield break;
            }

            // Only now is it certain that the page before this record is not the last one.
            if (pending.Count >= request.PageSize || bytes >= PageBytes)
            {
                yield return new Page { Records = pending, NextCursor = cursor.ToString(), EstimatedTotal = Estimate(cursor.Records, shareRead()) };
                pending = [];
                bytes = 0;
            }

            pending.Add(source.Current);
            cursor.Pass(source.Current);
            bytes += source.Current.Raw.Length;
            read++;
        }

        // The limit was reached or the source failed: what was read is handed over, and nothing is said of an end.
        if (pending.Count > 0) yield return new Page { Records = pending, NextCursor = cursor.ToString(), EstimatedTotal = Estimate(cursor.Records, shareRead()) };
        failure?.Throw();
    }

    private static async Task PassAsync(IAsyncEnumerator<SourceRecord> source, string known, RecordCursor cursor)
    {
        int records = RecordCursor.RecordsOf(known);
        while (cursor.Records < records && await source.MoveNextAsync()) cursor.Pass(source.Current);
        if (cursor.ToString() != known) throw AdapterException.CursorRefused($"The first {records} records of the source are not those that were read before.");
    }

    private static int? Estimate(int read, double? share) => share is > 0 and var part ? (int)Math.Min(int.MaxValue, read / part) : null;
}
