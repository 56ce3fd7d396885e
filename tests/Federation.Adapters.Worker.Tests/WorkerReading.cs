using Federation.Cluster.Adapters;
using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests;

internal static class WorkerReading
{
    public static async Task<List<Page>> ReadAllAsync(this IAdapterWorker worker, FetchRequest? request = null)
    {
        var pages = new List<Page>();
        await foreach (var page in worker.FetchAsync(request ?? new FetchRequest(), TestContext.Current.CancellationToken)) pages.Add(page);
        return pages;
    }

    public static async Task MapFirstPageAsync(this IAdapterWorker worker)
    {
        await foreach (var page in worker.FetchAsync(new FetchRequest(), TestContext.Current.CancellationToken))
        {
            await worker.MapAsync(page.Records, TestContext.Current.CancellationToken);
        }
    }
}
