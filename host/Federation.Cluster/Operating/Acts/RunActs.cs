using System.Runtime.CompilerServices;
using System.Text.Json;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Operating.Acts;

/// <summary>What people decided of a network's removals and quarantine: each was a run, and is kept as one. Who asked for a run is not written down.</summary>
internal sealed class RunActs(SyncArchive archive) : IActTrail
{
    /// <summary>A network's runs are many and most are syncs: its newest are looked through.</summary>
    private const int MostRuns = 200;

    public async IAsyncEnumerable<StaffAct> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var network in await TryAsync(archive.NetworksAsync(cancellationToken)))
        {
            foreach (var run in await TryAsync(archive.RunsAsync(network.Id, MostRuns, cancellationToken)))
            {
                if (run.Trigger != RunTrigger.Person || KindOf(run.Purpose) is not { } kind) continue;
                yield return new StaffAct { Id = $"run/{run.RowId}", At = run.StartedAt, Kind = kind, Subject = network.Id.Value };
            }
        }
    }

    /// <summary>None where a row among them cannot be read.</summary>
    private static async Task<IReadOnlyList<T>> TryAsync<T>(Task<IReadOnlyList<T>> reading)
    {
        try
        {
            return await reading;
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static StaffActKind? KindOf(RunPurpose purpose) => purpose switch
    {
        RunPurpose.ReleaseRemovals => StaffActKind.RemovalsReleased,
        RunPurpose.UndoRemovals => StaffActKind.RemovalsUndone,
        RunPurpose.ReplayQuarantine => StaffActKind.QuarantineReplayed,
        _ => null,
    };
}
