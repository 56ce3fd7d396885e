using Federation.Cluster.Feed;

namespace Federation.Gateway.GraphQL.Changes;

internal sealed class ChangePage(ChangeSlice slice, ChangeFeed feed)
{
    public IReadOnlyList<PlacedChange> Items => slice.Changes;

    public string Next => slice.Next.ToString();

    public async Task<bool> HasMoreAsync(CancellationToken cancellationToken) => (await feed.ReadAsync(slice.Next, 1, cancellationToken)).Changes.Count > 0;
}
