using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Matching;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.People.Cutting;
using Federation.Cluster.People.Suppressing;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Microsoft.Extensions.Logging;
using Orleans.Core.Internal;

namespace Federation.Cluster.People.Erasing;

/// <summary>
/// Erases a person from everything that the store holds, for good. Thread safe; erasures go one after another.
/// </summary>
/// <remarks>
/// <code>
///   1 list      the keyed hash goes onto the list, on the disk: from here on nobody takes the person in again; hosts that share the store are told and given time
///   2 hold      pages that are under way end, and none begins
///   3 centres   each listing that says it is redacted by its grain; index and feed follow; again where listings went over to other centres meanwhile
///   4 rows      past, quarantine, runs, kept persons and everything else that is stored
///   5 events    bodies of events of before
///   6 forget    what was overwritten leaves the files too, and the journal is emptied
///   7 applied   a row says that this store has nothing of it any more
/// </code>
/// A crash after 1 is made good at the next start, and so is a backup from before 7 that was restored.
/// </remarks>
internal sealed partial class PersonErasure(IDirectoryStore store, IGrainFactory grains, SuppressionList list, ErasureExchange exchange, ErasureHosts hosts, PersonGuard guard, SyncRunner runner, TimeProvider clock, ILogger<PersonErasure> log) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Erases the person, now and for ever. To do it again does it once more.</summary>
    /// <exception cref="PeopleException">The list cannot be written; nothing was erased.</exception>
    /// <exception cref="StoreUnavailableException">Some was erased, and not all is known to be: the next start goes on, and so does asking again. Until then nobody takes the person in again.</exception>
    public async Task<ErasureReport> EraseAsync(PersonIdentifier identifier, CancellationToken cancellationToken)
    {
        var suppression = list.Add(identifier, clock.GetUtcNow());
        await exchange.AnnounceAsync(suppression, cancellationToken);
        var report = await ApplyAsync([suppression], cancellationToken);
        LogErased(log, identifier.Kind, Told(report.Erased), Told(report.Kept));
        return report;
    }

    /// <summary>Erases what is on the list and not known to be erased from this store: after a crash, or after a backup was restored.</summary>
    public async Task ReapplyAsync(CancellationToken cancellationToken)
    {
        var rows = await store.ReadManyAsync(RowKinds.Erasure, [.. list.Suppressions.Select(suppression => suppression.Hash)], cancellationToken);
        foreach (var (suppression, row) in list.Suppressions.Zip(rows)) await CompleteAsync(suppression, row);
        Suppression[] open = [.. list.Suppressions.Zip(rows).Where(pair => pair.Second is null || Read(pair.Second).AppliedAt is null).Select(pair => pair.First)];
        if (open.Length == 0) return;
        var report = await ApplyAsync(open, cancellationToken);
        LogReapplied(log, open.Length, Told(report.Erased));
    }

    /// <summary>Erases once more what another host erased: this one may have taken the person in before it knew.</summary>
    internal Task FollowAsync(IReadOnlyList<Suppression> learned, CancellationToken cancellationToken) => ApplyAsync(learned, cancellationToken, forgetsAlways: false);

    public void Dispose() => _turn.Dispose();

    private static string Told(IEnumerable<KeyValuePair<string, int>> counts) => string.Join(", ", counts.Select(count => $"{count.Key} {count.Value}")) is { Length: > 0 } told ? told : "nothing";

    private async Task<ErasureReport> ApplyAsync(IReadOnlyList<Suppression> suppressions, CancellationToken cancellationToken, bool forgetsAlways = true)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            using var held = await guard.HoldAsync(cancellationToken);
            // Whoever erases beside another host cuts what that erases too: else the later of two who write one event would bring back what the other took out.
            var cut = list.CutOf(hosts.MayBeSeveral ? list.Suppressions : suppressions);
            var report = ErasureReport.Empty;
            for (long moves = -1; moves != await MovesAsync(cancellationToken);)
            {
                moves = await MovesAsync(cancellationToken);
                report = await EraseCentresAsync(report, cut, cancellationToken);
            }

            foreach (string kind in RowKinds.All.Except(RowErasure.Untouched)) report = await EraseRowsAsync(report, kind, cut, cancellationToken);
            foreach (string kind in (string[])[RowKinds.Certificate, RowKinds.Criteria, RowKinds.Network]) report = await CountAsync(report, kind, cut, cancellationToken);
            report = report.WithErased(ErasureReport.Events, await store.RewriteEventsAsync((_, body) => JsonPersonCut.Cut(body, cut, isRaw: false), cancellationToken));
            if (forgetsAlways || report.Erased.Any(erased => erased.Value > 0)) await Forgetting.RunAsync(store, clock, cancellationToken);
            foreach (var suppression in suppressions) await MarkAsync(suppression);
            return report;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Changes with every listing that goes over to another centre: one may leave a centre that is still to be looked at for one that has been. None is under way when it is told.</summary>
    private async Task<long> MovesAsync(CancellationToken cancellationToken)
    {
        await grains.GetGrain<IMatchingGrain>(IMatchingGrain.Key).Resume();
        return (await store.ReadAsync(new StateKey(RowKinds.Matching, IMatchingGrain.Key), cancellationToken))?.Version ?? 0;
    }

    private async Task<ErasureReport> EraseCentresAsync(ErasureReport report, PersonCut cut, CancellationToken cancellationToken)
    {
        var listings = new ListingErasure(store, grains, cut, await SaidBeforeAsync(cut, cancellationToken), clock.GetUtcNow());
        await foreach (var row in store.ScanAsync(RowKinds.Centre, cancellationToken: cancellationToken))
        {
            if (!RowErasure.IsIn(row.Body, cut) && !listings.IsIn(row)) continue;
            report = report.WithErased(RowKinds.Centre, await listings.RunAsync(CentreArchive.Read(row), cancellationToken));

            // What is left then stands in a listing's own key.
            if (await store.ReadAsync(row.Key, cancellationToken) is { } left && RowErasure.IsIn(left.Body, cut)) report = report.WithKept(RowKinds.Centre);
        }

        return report;
    }

    /// <summary>The fields that name the person in what listings said before: others hold it too, and are told the fields.</summary>
    private async Task<Dictionary<ListingKey, ImmutableArray<string>>> SaidBeforeAsync(PersonCut cut, CancellationToken cancellationToken)
    {
        var said = new Dictionary<ListingKey, ImmutableArray<string>>();
        await foreach (var row in store.ScanAsync(RowKinds.CentrePast, cancellationToken: cancellationToken))
        {
            if (!RowErasure.IsIn(row.Body, cut) || CentreArchive.ReadPast(row) is not { } past) continue;
            said[past.Change.Listing] = [.. said.GetValueOrDefault(past.Change.Listing, []).Union(past.FieldsWith(cut), StringComparer.Ordinal)];
        }

        return said;
    }

    private async Task<ErasureReport> EraseRowsAsync(ErasureReport report, string kind, PersonCut cut, CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(kind, cancellationToken: cancellationToken))
        {
            if (await EraseRowAsync(row, cut, cancellationToken)) report = report.WithErased(kind);
            if (cut.IsIn(row.Key.Id)) report = report.WithKept(kind);
        }

        return report;
    }

    private async Task<ErasureReport> CountAsync(ErasureReport report, string kind, PersonCut cut, CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(kind, cancellationToken: cancellationToken))
        {
            if (RowErasure.IsIn(row.Body, cut)) report = report.WithKept(kind);
        }

        return report;
    }

    private async Task<bool> EraseRowAsync(StateRow found, PersonCut cut, CancellationToken cancellationToken)
    {
        for (StateRow? row = found; row is not null; row = await store.ReadAsync(found.Key, cancellationToken))
        {
            var left = RowErasure.Of(row, cut);
            if (left is { } body && body.Equals(row.Body)) return row.Version != found.Version;

            // A run that is under way writes its own record.
            if (row.Key.Kind == RowKinds.Run && SyncArchive.ReadRun(row) is { IsOver: false } run && await CleanRunAsync(run)) return true;
            try
            {
                await store.CommitAsync(new StoreBatch { PartitionKey = row.Key.Id, Writes = [new StateWrite(row.Key, row.Version, left)] }, CancellationToken.None);
                await WakeAnewAsync(row.Key);
                return true;
            }
            catch (VersionConflictException)
            {
                // Somebody wrote it meanwhile: it is looked at again.
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        return false;
    }

    private async Task<bool> CleanRunAsync(RunRecord run)
    {
        try
        {
            return await runner.CleanAsync(run.Id);
        }
        catch (VersionConflictException)
        {
            // Closed by somebody else: then it is a row like any other.
            return false;
        }
    }

    /// <summary>A grain that holds the row in its memory reads it again when it is next asked.</summary>
    private async Task WakeAnewAsync(StateKey key)
    {
        IAddressable? grain = key.Kind switch
        {
            RowKinds.Label => grains.GetGrain<ILabelGrain>(key.Id),
            RowKinds.Assessment => grains.GetGrain<IAssessmentGrain>(key.Id),
            RowKinds.Door => grains.GetGrain<IDoorGrain>(key.Id),
            _ => null,
        };
        if (grain is not null) await grain.AsReference<IGrainManagementExtension>().DeactivateOnIdle();
    }

    private async Task MarkAsync(Suppression suppression)
    {
        var key = new StateKey(RowKinds.Erasure, suppression.Hash);
        while (true)
        {
            long version = (await store.ReadAsync(key, CancellationToken.None))?.Version ?? 0;
            if (await TryWriteAsync(key, version, AppliedErasure.Open(suppression) with { AppliedAt = clock.GetUtcNow() })) return;
        }
    }

    /// <summary>A row of before there were several hosts does not say enough for another to keep the person out.</summary>
    private async Task CompleteAsync(Suppression suppression, StateRow? row)
    {
        if (row is not null && Read(row) is { Size: null } known) await TryWriteAsync(row.Key, row.Version, AppliedErasure.Open(suppression) with { AppliedAt = known.AppliedAt });
    }

    /// <summary>False where another host wrote it meanwhile.</summary>
    private async Task<bool> TryWriteAsync(StateKey key, long version, AppliedErasure erasure)
    {
        try
        {
            await store.CommitAsync(new StoreBatch { PartitionKey = key.Id, Writes = [ErasureExchange.Write(key, version, erasure)] }, CancellationToken.None);
            return true;
        }
        catch (VersionConflictException)
        {
            return false;
        }
    }

    private static AppliedErasure Read(StateRow row) => ErasureExchange.Read(row);

    [LoggerMessage(LogLevel.Information, "A person was erased, by {Kind}: {Erased}. Kept: {Kept}.")]
    private static partial void LogErased(ILogger log, IdentifierKind kind, string erased, string kept);

    [LoggerMessage(LogLevel.Warning, "{Count} erasures were applied again to what a crash or a backup had brought back: {Erased}.")]
    private static partial void LogReapplied(ILogger log, int count, string erased);
}
