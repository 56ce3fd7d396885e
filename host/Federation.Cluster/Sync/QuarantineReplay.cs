using Federation.Cluster.Adapters;
using Federation.Cluster.Index;
using Federation.Cluster.Matching.Scoring;
using Federation.Cluster.People;
using Federation.Cluster.Storage;
using Federation.Contracts;

namespace Federation.Cluster.Sync;

/// <summary>
/// Maps a network's quarantine again, from the raw records as they are stored: after a mapping was mended, nobody waits for the source. What can be a listing now goes to its centre as in a sync;
/// what cannot stays, with the reasons of today. Records that the source itself has to mend are left alone.
/// </summary>
internal sealed class QuarantineReplay(IDirectoryStore store, CentreIndex index, MatchScorer scorer, IGrainFactory grains, TimeProvider clock, RunJournal journal, IAdapterWorker worker, PersonGuard guard)
{
    private const int AtOnce = 500;

    public async Task RunAsync(SemaphoreSlim matchingTurn, CancellationToken cancel)
    {
        var network = journal.Record.Network;
        var memory = await RunMemory.LoadAsync(store, network, journal.Record.StartedAt, mended: false, cancel);
        var intake = new PageIntake(store, index, scorer, grains, clock, journal, memory, worker, guard, people: null, matchingTurn); // what was cut out is not in quarantine
        await foreach (var records in new SyncArchive(store).QuarantineAsync(network, cancel).Where(record => record.CanReplay).Select(Raw).Chunk(AtOnce).WithCancellation(cancel))
        {
            await intake.TakeAsync(new Page { Records = records }, cancel);
        }

        foreach (var released in memory.Released(journal.Record.SeesAll).Chunk(AtOnce)) await journal.CommitAsync(journal.Record, released, cancel);
    }

    private static SourceRecord Raw(QuarantinedRecord record) => new() { SourceId = record.SourceId, Raw = record.Raw, MediaType = record.MediaType, Locator = record.Locator };
}
