using System.Text.Json;
using Federation.Cluster.Index;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;

namespace Federation.Cluster.Centres;

/// <summary>A centre that its first listing is about to open: what its first commit writes, which is what its grain would have written, and what the index makes of that. Immutable.</summary>
/// <param name="Put">The command that opens it, for its grain where the commit finds the id taken.</param>
internal sealed record CentreOpening(CentreId Id, CentreCommand.PutListing Put, StoreBatch Batch, CentreEntry Indexed)
{
    /// <summary>The version that a row has after its first commit.</summary>
    private const int FirstVersion = 1;

    /// <summary>The body of the centre's row.</summary>
    public ReadOnlyMemory<byte> Body => Batch.Writes[0].Body ?? default; // Of writes one row, with a body

    /// <param name="id">New: nobody else knows it.</param>
    /// <param name="use">What the index is for that takes it.</param>
    /// <param name="listing">What matching compares of the command's listing.</param>
    public static CentreOpening Of(CentreId id, CentreCommand.PutListing put, IndexUse use, IndexedListing listing)
    {
        var (state, change) = Centre.Apply(id, state: null, put);
        var record = new CentreRecord();
        record.Take(state!, change); // a first listing opens a centre
        var batch = new StoreBatch
        {
            PartitionKey = id.Value,
            Writes = [new StateWrite(new StateKey(RowKinds.Centre, id.Value), 0, JsonSerializer.SerializeToUtf8Bytes(record, ClusterJson.Default.CentreRecord))],
            Events = ((ICommitsWithState)record).PendingEvents,
        };
        return new CentreOpening(id, put, batch, CentreEntry.Opened(state!, FirstVersion, use, listing)); // as above
    }
}
