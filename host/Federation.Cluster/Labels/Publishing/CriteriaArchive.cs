using Federation.Cluster.Storage;
using Federation.Registry.Criteria.Versions;

namespace Federation.Cluster.Labels.Publishing;

/// <summary>The published versions of the criteria, as the store has them behind the one that the program carries. One for each silo. Thread safe.</summary>
/// <remarks>
/// A silo looks for new ones once a minute at most, and a version is in force a day after its publication at the earliest: at the moment from which it is in force, every silo that can read the store knows it.
/// </remarks>
public sealed class CriteriaArchive(IDirectoryStore store, TimeProvider clock)
{
    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Known _known = new(CriteriaVersions.First, DateTimeOffset.MinValue);

    /// <summary>All of them, as of now or of up to a minute ago.</summary>
    /// <exception cref="InvalidDataException">A row is not what was published.</exception>
    public async ValueTask<CriteriaVersions> ReadAsync(CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        return IsFresh(now) ? _known.Versions : await ReadNewAsync(now, isForced: false, cancellationToken);
    }

    /// <summary>All of them as of now.</summary>
    /// <exception cref="InvalidDataException">A row is not what was published.</exception>
    internal Task<CriteriaVersions> ReadNowAsync(CancellationToken cancellationToken) => ReadNewAsync(clock.GetUtcNow(), isForced: true, cancellationToken);

    private async Task<CriteriaVersions> ReadNewAsync(DateTimeOffset now, bool isForced, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (!isForced && IsFresh(now)) return _known.Versions; // read by whoever was before
            var versions = _known.Versions;
            string last = CriteriaRow.KeyOf(versions.All.Count - 1).Id; // rows are numbered from 1, and one version has none
            await foreach (var row in store.ScanAfterAsync(RowKinds.Criteria, last, cancellationToken)) versions = versions.With(CriteriaRow.Read(row));
            _known = new Known(versions, now);
            return versions;
        }
        finally
        {
            _reading.Release();
        }
    }

    private bool IsFresh(DateTimeOffset now) => _known.At <= now && now - _known.At < ReadAgainAfter;

    private sealed record Known(CriteriaVersions Versions, DateTimeOffset At);
}
