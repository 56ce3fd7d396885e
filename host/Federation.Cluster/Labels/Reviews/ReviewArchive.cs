using Federation.Cluster.Storage;

namespace Federation.Cluster.Labels.Reviews;

/// <summary>Reads reviews from the store. Thread safe.</summary>
public sealed class ReviewArchive(IDirectoryStore store)
{
    /// <summary>All that ever were, in order of their ids.</summary>
    public IAsyncEnumerable<LabelReview> AllAsync(CancellationToken cancellationToken) => store.ScanAsync(RowKinds.LabelReview, cancellationToken: cancellationToken).Select(LabelReview.Read);

    /// <summary>Null where there is none.</summary>
    public async Task<LabelReview?> ReadAsync(string id, CancellationToken cancellationToken) => id.Length is > 0 and <= 100 && await store.ReadAsync(LabelReview.KeyOf(id), cancellationToken) is { } row ? LabelReview.Read(row) : null;
}
