using System.Collections.Concurrent;
using Federation.Cluster.Storage;
using Federation.Contracts;

namespace Federation.Cluster.Sync.Measuring;

/// <summary>
/// Measures networks from the store, without waking grains: one scan of a network's bindings and one of its quarantine, kept until another of its runs is over or an hour has passed. One network is measured at a time, so that
/// whoever asks for many costs the directory no more than one scan beside its other work. Thread safe.
/// </summary>
/// <remarks>Everything that writes a network's listings is a run: between two of them nothing but the time changes what is found.</remarks>
public sealed class NetworkMeasurer(IDirectoryStore store, SyncArchive archive, TimeProvider clock) : IDisposable
{
    /// <summary>So long what was found is kept: ages are told in days.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<NetworkId, (string? Run, RemovalRule Removals, NetworkMeasures Measures)> _known = new();
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <param name="runs">Of the network, newest first.</param>
    public async Task<NetworkMeasures> OfAsync(NetworkDefinition network, IReadOnlyList<RunRecord> runs, CancellationToken cancellationToken)
    {
        string? last = runs.FirstOrDefault(run => run.IsOver)?.Id;
        if (Find(network, last) is { } known) return known;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (Find(network, last) is { } meanwhile) return meanwhile;
            var measures = await MeasureAsync(network, RunMeasures.Of(runs), cancellationToken);
            _known[network.Id] = (last, network.Removals, measures);
            return measures;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private NetworkMeasures? Find(NetworkDefinition network, string? run) =>
        _known.TryGetValue(network.Id, out var known) && known.Run == run && known.Removals == network.Removals && clock.GetUtcNow() - known.Measures.At < Kept ? known.Measures : null;

    private async Task<NetworkMeasures> MeasureAsync(NetworkDefinition network, RunMeasures runs, CancellationToken cancellationToken)
    {
        var tally = new MeasureTally(network.Removals, runs, clock.GetUtcNow());
        await foreach (var listing in BoundListing.OfAsync(store, network.Id, cancellationToken)) tally.Add(listing.Binding);
        var quarantined = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var record in archive.QuarantineAsync(network.Id, cancellationToken))
        {
            string code = record.Issues.First(issue => issue.Severity == IssueSeverity.Error).Code; // it would not be there without one
            quarantined[code] = quarantined.GetValueOrDefault(code) + 1;
        }

        return tally.Measures(quarantined);
    }
}
