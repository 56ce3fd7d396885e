using System.Collections.Concurrent;
using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Registry.Criteria;
using Federation.Registry.Criteria.Versions;
using Federation.Registry.DryRuns;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Labels.Publishing;

/// <summary>Dry-runs and publishes versions of the criteria. A publication changes no label and no certificate. Thread safe; who may ask is for the caller to have seen to.</summary>
public sealed partial class CriteriaOffice(IDirectoryStore store, CriteriaArchive archive, TimeProvider clock, ILogger<CriteriaOffice> log) : IDisposable
{
    /// <summary>Losing centres on one page.</summary>
    public const int PageSize = 100;

    /// <summary>So many pages are kept; the totals count all.</summary>
    private const int MostPages = 100;

    /// <summary>What is written about criteria lands in one partition.</summary>
    private const string Partition = "criteria";

    private readonly ConcurrentDictionary<string, Lazy<Task<StoredDryRun>>> _underWay = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _closing = new();

    /// <summary>Dry-runs a file, and stores what comes of it. It goes on where nobody waits any more.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="patience">After so long it is answered that it is under way.</param>
    public async Task<DryRunAnswer> DryRunAsync(string yaml, string by, TimeSpan patience, CancellationToken cancellationToken)
    {
        var reading = CriteriaFile.Read(yaml);
        if (reading.Criteria is not { } criteria) return new DryRunAnswer { Problems = reading.Problems };
        var versions = await archive.ReadNowAsync(cancellationToken);
        if (CriteriaPublication.AgainstVersion(versions, criteria) is { } refusal) return new DryRunAnswer { Refusal = refusal };
        string sha256 = CriteriaDigest.Of(yaml);
        var run = _underWay.GetOrAdd(sha256, _ => new(() => Task.Run(() => RunAsync(sha256, yaml, by, criteria, versions), CancellationToken.None))).Value; // begun once it stands there, from where its end takes it
        try
        {
            return new DryRunAnswer { Ended = await run.WaitAsync(patience, clock, cancellationToken) };
        }
        catch (TimeoutException)
        {
            return new DryRunAnswer { UnderWay = sha256 };
        }
    }

    /// <summary>Null where no dry run of the text with this hash has ended or failed, or it was so long ago that nothing is published by it.</summary>
    public async Task<StoredDryRun?> FindAsync(string sha256, CancellationToken cancellationToken) =>
        await ReadAsync(sha256, cancellationToken) is { } dryRun && dryRun.At >= clock.GetUtcNow() - CriteriaPublication.DryRunTime ? dryRun : null;

    /// <summary>Centres that would lose something, in order of id; none past the last page.</summary>
    /// <param name="page">From 0.</param>
    public async Task<IReadOnlyList<LosingCentre>> LosingAsync(StoredDryRun dryRun, int page, CancellationToken cancellationToken) =>
        await store.ReadAsync(StoredDryRun.PageOf(dryRun.Sha256, page), cancellationToken) is { } row && JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.DryRunPage) is { } read ? read.Centres : [];

    /// <summary>Publishes the text of a dry run, which is not far back.</summary>
    /// <param name="from">From when it is the one for new applications and awards by hand.</param>
    public async Task<PublicationAnswer> PublishAsync(string sha256, DateTimeOffset from, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var versions = await archive.ReadNowAsync(cancellationToken);
        // A text that is not the one that was dry-run any more is none that was.
        if (await ReadAsync(sha256, cancellationToken) is not { } dryRun || CriteriaDigest.Of(dryRun.Yaml) != sha256) return new PublicationAnswer(null, new CriteriaRefusal(PublicationProblemCodes.NoDryRun, "There was no dry run of a text with this hash."));
        if (dryRun.Problem is not null) return new PublicationAnswer(null, new CriteriaRefusal(PublicationProblemCodes.DryRunFailed, "The dry run of this text did not come to its end."));
        var criteria = CriteriaFile.Read(dryRun.Yaml).Criteria ?? throw new InvalidDataException($"Row {StoredDryRun.KeyOf(sha256)} holds no criteria.");
        if (CriteriaPublication.Against(versions, criteria, from, dryRun.At, now) is { } refusal) return new PublicationAnswer(null, refusal);
        var row = new CriteriaRow { Version = criteria.Version, Yaml = dryRun.Yaml, Sha256 = sha256, At = now, By = by, From = from.ToUniversalTime() };
        var key = CriteriaRow.KeyOf(versions.All.Count);
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(row, ClusterJson.Default.CriteriaRow);
        _ = CriteriaRow.Read(new StateRow(key, 1, body)); // what nobody could read stays for good, and stops every silo
        try
        {
            await store.CommitAsync(
                new StoreBatch
                {
                    PartitionKey = Partition,
                    Writes = [new StateWrite(key, 0, body)],
                    Events = [new EventWrite(key, JsonSerializer.SerializeToUtf8Bytes(new CriteriaPublished(row.Version, sha256, row.At, row.From), ClusterJson.Default.CriteriaPublished))],
                },
                cancellationToken);
        }
        catch (VersionConflictException)
        {
            return new PublicationAnswer(null, new CriteriaRefusal(PublicationProblemCodes.Changed, "Another version was published at the same moment."));
        }

        return new PublicationAnswer((await archive.ReadNowAsync(cancellationToken)).Find(row.Version), null);
    }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
        _turn.Dispose();
    }

    /// <summary>As stored, however long ago it was.</summary>
    private async Task<StoredDryRun?> ReadAsync(string sha256, CancellationToken cancellationToken) =>
        IsDigest(sha256) && await store.ReadAsync(StoredDryRun.KeyOf(sha256), cancellationToken) is { } row ? StoredDryRun.Read(row) : null;

    private async Task<StoredDryRun> RunAsync(string sha256, string yaml, string by, CriteriaSet criteria, CriteriaVersions versions)
    {
        var closing = _closing.Token;
        try
        {
            await _turn.WaitAsync(closing); // each keeps all processors busy
            try
            {
                var losing = new List<LosingCentre>();
                var totals = await new CriteriaDryRun(store, clock).RunAsync(criteria, versions, prospect =>
                {
                    if (losing.Count < PageSize * MostPages) losing.Add(LosingCentre.Of(prospect));
                }, closing);
                return await StoreAsync(new StoredDryRun { Sha256 = sha256, Version = criteria.Version, Yaml = yaml, At = clock.GetUtcNow(), By = by, Totals = totals, Pages = (losing.Count + PageSize - 1) / PageSize }, losing, closing);
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(log, criteria.Version, failure.GetType().Name);
            return await StoreFailureAsync(new StoredDryRun { Sha256 = sha256, Version = criteria.Version, Yaml = yaml, At = clock.GetUtcNow(), By = by, Totals = new DryRunTotals(), Problem = PublicationProblemCodes.DryRunFailed, Pages = 0 }, closing);
        }
        finally
        {
            _underWay.TryRemove(sha256, out _);
        }
    }

    /// <summary>Whoever waits is told, also where the store that made it fail takes nothing now.</summary>
    private async Task<StoredDryRun> StoreFailureAsync(StoredDryRun failed, CancellationToken cancellationToken)
    {
        try
        {
            return await StoreAsync(failed, [], cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotKept(log, failed.Version, failure.GetType().Name);
            return failed;
        }
    }

    /// <summary>In one commit, in the place of whatever was stored of the same text, of dry runs that are too long ago and of those that an erasure has removed.</summary>
    private async Task<StoredDryRun> StoreAsync(StoredDryRun dryRun, IReadOnlyList<LosingCentre> losing, CancellationToken cancellationToken)
    {
        var stored = await store.ScanAsync(RowKinds.CriteriaDryRun, cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        var good = stored.Where(row => IsDigest(row.Key.Id)).Select(StoredDryRun.Read).Where(past => past.At >= dryRun.At - CriteriaPublication.DryRunTime && past.Sha256 != dryRun.Sha256).Select(past => past.Sha256).ToHashSet(StringComparer.Ordinal);
        var versions = stored.ToDictionary(row => row.Key, row => row.Version);
        var writes = new Dictionary<StateKey, ReadOnlyMemory<byte>?>();
        foreach (var key in versions.Keys.Where(key => !good.Contains(key.Id.Split('/')[0]))) writes[key] = null;
        writes[StoredDryRun.KeyOf(dryRun.Sha256)] = JsonSerializer.SerializeToUtf8Bytes(dryRun, ClusterJson.Default.StoredDryRun);
        foreach (var (page, centres) in losing.Chunk(PageSize).Index()) writes[StoredDryRun.PageOf(dryRun.Sha256, page)] = JsonSerializer.SerializeToUtf8Bytes(new DryRunPage(centres), ClusterJson.Default.DryRunPage);
        await store.CommitAsync(new StoreBatch { PartitionKey = Partition, Writes = [.. writes.Select(write => new StateWrite(write.Key, versions.GetValueOrDefault(write.Key), write.Value))] }, cancellationToken);
        return dryRun;
    }

    private static bool IsDigest(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    [LoggerMessage(LogLevel.Error, "That the dry run of version {Version} of the criteria failed could not be stored ({Failure}).")]
    private static partial void LogNotKept(ILogger log, string version, string failure);

    [LoggerMessage(LogLevel.Error, "The dry run of version {Version} of the criteria failed ({Failure}).")]
    private static partial void LogFailed(ILogger log, string version, string failure);
}
