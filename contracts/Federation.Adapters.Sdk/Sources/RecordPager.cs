using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>Gathers records into pages. Only the page after which the source truly ended is marked as the end of the snapshot.</summary>
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
        await using var source = records.GetAsyncEnumerator(cancellationToken);
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
                yield return new Page { Records = pending, EndOfSnapshot = true, EstimatedTotal = read };
                yield break;
            }

            // Only now is it certain that the page before this record is not the last one.
            if (pending.Count >= request.PageSize || bytes >= PageBytes)
            {
                yield return new Page { Records = pending, EstimatedTotal = Estimate(read, shareRead()) };
                pending = [];
                bytes = 0;
            }

            pending.Add(source.Current);
            bytes += source.Current.Raw.Length;
            read++;
        }

        // The limit was reached or the source failed: what was read is handed over, and nothing is said of an end.
        if (pending.Count > 0) yield return new Page { Records = pending, EstimatedTotal = Estimate(read, shareRead()) };
        failure?.Throw();
    }

    private static int? Estimate(int read, double? share) => share is > 0 and var part ? (int)Math.Min(int.MaxValue, read / part) : null;
}
