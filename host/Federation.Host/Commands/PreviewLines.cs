using Federation.Cluster.Adapters;
using Federation.Contracts;
using Federation.Host.Output;

namespace Federation.Host.Commands;

/// <summary>The first records of a source beside what an adapter makes of each.</summary>
internal static class PreviewLines
{
    public static async Task<IReadOnlyList<PreviewLine>> OfAsync(IAdapterWorker worker, int most, CancellationToken cancellationToken)
    {
        var lines = new List<PreviewLine>();
        await foreach (var page in worker.FetchAsync(new FetchRequest { PageSize = most, MostRecords = most }, cancellationToken))
        {
            var records = page.Records.Take(most - lines.Count).ToList();
            lines.AddRange(records.Zip(await worker.MapAsync(records, cancellationToken), PreviewLine.Of));
            if (lines.Count >= most) break;
        }

        return lines;
    }
}
