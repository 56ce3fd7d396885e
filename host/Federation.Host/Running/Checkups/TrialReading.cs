using Federation.Cluster.Adapters;
using Federation.Contracts;

namespace Federation.Host.Running.Checkups;

/// <summary>What one reading gave: records with what became of each, and how it ended.</summary>
/// <param name="Stops">Where it could have been stopped: the cursor after each page, and how many records there were until then.</param>
/// <param name="Ended">Whether the adapter said that this was all.</param>
/// <param name="Failure">How it failed; null where it did not.</param>
internal sealed record TrialReading(IReadOnlyList<SourceRecord> Records, IReadOnlyList<MapResult> Results, IReadOnlyList<(string? Cursor, int Records)> Stops, bool Ended, AdapterException? Failure)
{
    /// <summary>A listing larger than this is a run's matter.</summary>
    private const int MostRecords = 100_000;

    /// <param name="cursor">Where to go on; null from the start.</param>
    /// <param name="pageSize">Records a page.</param>
    /// <exception cref="AdapterException">The listing is too large for a trial.</exception>
    public static async Task<TrialReading> OfAsync(Func<Task<IAdapterWorker>> start, string? cursor, int pageSize, CancellationToken cancellationToken)
    {
        var (records, results, stops, ended) = (new List<SourceRecord>(), new List<MapResult>(), new List<(string?, int)>(), false);
        try
        {
            await using var worker = await start();
            await foreach (var page in worker.FetchAsync(new FetchRequest { Cursor = cursor, PageSize = pageSize }, cancellationToken))
            {
                results.AddRange(await worker.MapAsync(page.Records, cancellationToken));
                records.AddRange(page.Records);
                stops.Add((page.NextCursor, records.Count));
                ended = page.EndOfSnapshot;
                if (records.Count > MostRecords) throw new AdapterException(FailureKind.Configuration, "adapter.trial-too-large", $"The listing has more than {MostRecords:N0} records.");
            }

            return new TrialReading(records, results, stops, ended, null);
        }
        catch (AdapterException failure) when (failure.Code != "adapter.trial-too-large")
        {
            return new TrialReading(records, results, stops, false, failure);
        }
    }
}
