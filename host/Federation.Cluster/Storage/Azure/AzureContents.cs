using System.Runtime.CompilerServices;
using System.Text;
using Federation.Cluster.Storage.Committing;
using Federation.Cluster.Storage.Transfer;

namespace Federation.Cluster.Storage.Azure;

/// <summary>What the table holds. The service shows no two rows as they were at one moment: where somebody writes before all is read, the reading fails.</summary>
/// <param name="head">As it was when it was opened; it names no record.</param>
internal sealed class AzureContents(AzureTable table, AzureReader reader, AzureFeedReader feed, AzureHead head) : IStoreContents
{
    public long Head => head.Position;

    public async IAsyncEnumerable<StateRow> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in table.RowsAsync(AzureKeys.States, cancellationToken: cancellationToken))
        {
            yield return await reader.WholeAsync(AzureFeedReader.SubjectOf(row), row, cancellationToken) ?? throw Moved();
        }
    }

    public async IAsyncEnumerable<PlannedEvent> EventsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in table.RowsAsync(AzureKeys.Events(0, head.Position), cancellationToken: cancellationToken))
        {
            yield return new PlannedEvent(AzureKeys.PositionOf(row.RowKey), row.Batch ?? 0, AzureFeedReader.SubjectOf(row), await feed.BodyAsync(row, cancellationToken));
        }
    }

    /// <exception cref="StoreUnavailableException"><see cref="StoreCodes.Busy"/>, at its end: somebody wrote since it was opened.</exception>
    public async IAsyncEnumerable<KeyValuePair<string, long>> KeysAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in table.RowsAsync(AzureKeys.IdempotencyKeys, cancellationToken: cancellationToken)) yield return KeyValuePair.Create(Encoding.UTF8.GetString(row.Id ?? []), row.Position ?? 0);
        if ((await table.HeadAsync(cancellationToken)).ETag != head.ETag) throw Moved();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static StoreUnavailableException Moved() => new(StoreCodes.Busy, "Somebody wrote to the storage account while it was read; all of it can only be read while nobody does.");
}
