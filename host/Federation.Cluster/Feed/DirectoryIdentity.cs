using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Feed;

/// <summary>Who this directory is. Its id is made when it is first asked for, stored, and never changes. Thread safe.</summary>
public sealed class DirectoryIdentity(IDirectoryStore store)
{
    private static readonly StateKey Row = new(RowKinds.Directory, "self");

    private DirectoryRecord? _known;

    public async ValueTask<DirectoryId> GetAsync(CancellationToken cancellationToken) => (_known ??= await ReadOrMakeAsync(cancellationToken)).Id;

    private async Task<DirectoryRecord> ReadOrMakeAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is { } stored) return stored;
        var made = new DirectoryRecord { Id = DirectoryId.New() };
        try
        {
            await store.CommitAsync(
                new StoreBatch { PartitionKey = Row.Kind, Writes = [new StateWrite(Row, 0, JsonSerializer.SerializeToUtf8Bytes(made, ClusterJson.Default.DirectoryRecord))] },
                cancellationToken);
            return made;
        }
        catch (VersionConflictException)
        {
            // Somebody else made it meanwhile: theirs it is.
            return await ReadAsync(cancellationToken) ?? throw new InvalidOperationException($"Row {Row} was there and is gone.");
        }
    }

    private async Task<DirectoryRecord?> ReadAsync(CancellationToken cancellationToken) =>
        await store.ReadAsync(Row, cancellationToken) is { } row
            ? JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.DirectoryRecord) ?? throw new JsonException($"Row {Row} is empty.")
            : null;
}
