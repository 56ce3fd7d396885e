using System.Security.Cryptography;
using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Registry.Assessments;

namespace Federation.Cluster.Labels.Assessments.Evidence;

/// <summary>
/// Keeps the bytes of files. They are stored before the application has the file, and taken away after it has not: what a crash leaves between the two is bytes that nobody names, which <see cref="EvidenceSweep"/> clears. Thread safe.
/// </summary>
public sealed class EvidenceArchive(IDirectoryStore store)
{
    /// <summary>Stores the bytes under a new id.</summary>
    /// <returns>The file as the application gets it.</returns>
    /// <exception cref="StoreUnavailableException">Nothing is known to be stored.</exception>
    public async Task<EvidenceFile> KeepAsync(EvidenceId id, EvidenceForm form, byte[] bytes, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new StoredEvidence(form.MediaType, bytes), ClusterJson.Default.StoredEvidence);
        await store.CommitAsync(new StoreBatch { PartitionKey = id.Application.Centre.Value, Writes = [new StateWrite(Key(id), 0, body)] }, cancellationToken);
        return new EvidenceFile(id.File, Convert.ToHexStringLower(SHA256.HashData(bytes)), form.MediaType, bytes.Length);
    }

    /// <summary>The bytes of a file; null where they are kept no more.</summary>
    public async Task<byte[]?> ReadAsync(EvidenceId id, CancellationToken cancellationToken) =>
        await store.ReadAsync(Key(id), cancellationToken) is { } row && StoredEvidence.Read(row) is { IsErased: false } stored ? stored.Bytes : null;

    /// <summary>Takes the bytes away. Nothing happens where there are none.</summary>
    public async Task RemoveAsync(EvidenceId id, CancellationToken cancellationToken)
    {
        while (await store.ReadAsync(Key(id), cancellationToken) is { } row)
        {
            try
            {
                await store.CommitAsync(new StoreBatch { PartitionKey = id.Application.Centre.Value, Writes = [new StateWrite(row.Key, row.Version, null)] }, cancellationToken);
                return;
            }
            catch (VersionConflictException)
            {
                // A person was erased from it meanwhile.
            }
        }
    }

    /// <summary>All that there are, application by application; an id that is none is passed over, and "store check" names it.</summary>
    internal IAsyncEnumerable<EvidenceId> AllAsync(CancellationToken cancellationToken) => store.ScanIdsAsync(RowKinds.EvidenceFile, cancellationToken: cancellationToken)
        .Where(text => EvidenceId.TryParse(text, out _)).Select(text => EvidenceId.TryParse(text, out var id) ? id : default);

    private static StateKey Key(EvidenceId id) => new(RowKinds.EvidenceFile, id.ToString());
}
