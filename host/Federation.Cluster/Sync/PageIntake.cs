using System.Text.Json;
using Federation.Cluster.Adapters;
using Federation.Cluster.Centres;
using Federation.Cluster.Feed;
using Federation.Cluster.Index;
using Federation.Cluster.Json;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Scoring;
using Federation.Cluster.Normalising.Peers;
using Federation.Cluster.People;
using Federation.Cluster.People.Kept;
using Federation.Cluster.People.Told;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync.Measuring;
using Federation.Contracts;

namespace Federation.Cluster.Sync;

/// <summary>
/// Takes one page of raw records all the way to the centres. Not thread safe: a run takes its pages one after another.
/// </summary>
/// <remarks>
/// <code>
/// raw records, without anybody who was erased
///   1 identify   an id, once in a run, or quarantine
///   2 compare    raw hash as accepted last: unchanged, no further
///   3 map        in the worker; rejected or nameless: quarantine; what a peer hands back that was here before: an echo, no further
///   4 compare    content hash as accepted last: unchanged
///     prepare    new keys only: what a centre of its own would store, all that can be made of the record alone
///   5 match      new keys only: which centre, known or new
///   6 claim      bindings marked pending, by compare-and-swap, one commit, before any centre is touched; with it, what a peer erased and is to be erased from the past
///   7 put        each centre's grain stores state and event; centres that are new have none yet, and are stored as they were prepared
///   8 accept     hashes, quarantine, counts, cursor and the ids met, one commit
/// </code>
/// A crash before 6 leaves nothing; between 6 and 8 it leaves pending bindings, whose listings the next run puts again on the same centres,
/// whatever they say then; after 8 it leaves the page done, and the next run goes on behind it. Commits 6 and 8 carry the run's record, so a run that was closed claims nothing more; a centre that it had claimed before
/// takes nothing more from it once a later run has had a say there (the run's fence). Pages with new keys take steps 5 to 8 one at a time, over all runs of a silo (the matching turn): two networks that
/// show one new place at the same moment make one centre.
/// </remarks>
internal sealed class PageIntake(IDirectoryStore store, CentreIndex index, MatchScorer scorer, IGrainFactory grains, TimeProvider clock, RunJournal journal, RunMemory memory, IAdapterWorker worker, PersonGuard guard, PersonPolicy? people, SemaphoreSlim matchingTurn)
{
    /// <summary>A sixth of what makes a listing <see cref="MergedCentre.Outdated"/>.</summary>
    private static readonly TimeSpan Confirmation = MergedCentre.Outdated / 6;

    private static readonly TimeSpan OpeningKeeps = TimeSpan.FromSeconds(1);

    private readonly PersonBook _persons = new(store, people, guard);

    private readonly ToldErasureBook _erasures = new(store, memory);

    private readonly RawHash _rawHash = new(worker.Source, worker.Terms);

    private readonly DirectoryIdentity _directory = new(store);

    private readonly CentreOpener _opener = new(store, index.Fresh, grains);

    private NetworkId Network => journal.Record.Network;

    public async Task TakeAsync(Page page, CancellationToken cancellationToken)
    {
        using var turn = await guard.EnterAsync(cancellationToken);
        var records = page.Records.Select(source => new RecordInHand(guard.Clean(source), memory.Records++) { Persons = worker.PersonsOf(source) }).ToList();
        memory.Delete(page.DeletedIds);
        foreach (var record in records) Identify(record);
        if (!journal.Record.SeesAll) KeepLatest(records);
        await CompareRawAsync(records, cancellationToken);
        await MapAsync(records, cancellationToken);
        foreach (var record in records.Where(record => record.Listing is not null)) CompareContent(record);
        Prepare(records);
        bool matches = records.Any(record => record.Fate == RecordFate.New);
        if (matches) await matchingTurn.WaitAsync(cancellationToken);
        try
        {
            await MatchAsync(records, cancellationToken);
            await ClaimAsync(records, cancellationToken);
            await PutAsync(records);
            await AcceptAsync(page, records, cancellationToken);
        }
        finally
        {
            if (matches) matchingTurn.Release();
        }
    }

    private static bool NeedsCentre(RecordInHand record) => record.Fate == RecordFate.New && record.Binding is null;

    private void Identify(RecordInHand record)
    {
        record.RawHash = _rawHash.Of(record.Source.Raw.Span);
        if (record.SourceId is null)
        {
            record.Quarantine(Issue.Error("record.no-id", "The record has no id of its own."));
            return;
        }

        if (!ListingKey.TryCreate(Network, record.SourceId, out var key))
        {
            record.Quarantine(Issue.Error("record.id-unusable", $"The record's id is longer than {ListingKey.MostSourceIdCharacters} characters or holds control characters."));
            return;
        }

        record.Key = key;
        record.IsFirst = memory.Meet(record.SourceId, record.Locator, out string first);
        if (!record.IsFirst && !MayRepeat(record))
        {
            record.Quarantine(Repeated(record, first));
        }
        else if (record.Issues.Any(issue => issue.Severity == IssueSeverity.Error))
        {
            record.Quarantine();
        }
    }

    /// <summary>A change of what has just changed is none; nor, at first sight, is what a cursor that goes back hands over again.</summary>
    private bool MayRepeat(RecordInHand record) => !journal.Record.SeesAll || memory.WasTakenOver(record.Key.SourceId);

    private static Issue Repeated(RecordInHand record, string first) => Issue.Error("record.duplicate-id", $"The id \"{record.SourceId}\" was already used by {first}.");

    /// <summary>Among changes, of several records of one listing on a page, the last one holds.</summary>
    private static void KeepLatest(List<RecordInHand> records)
    {
        foreach (var superseded in records.Where(record => record.Fate == RecordFate.Undecided).GroupBy(record => record.Key).SelectMany(same => same.SkipLast(1))) superseded.Fate = RecordFate.Unchanged;
    }

    private async Task CompareRawAsync(List<RecordInHand> records, CancellationToken cancellationToken)
    {
        var open = records.Where(record => record.Fate == RecordFate.Undecided).ToList();
        var rows = await store.ReadManyAsync(RowKinds.Binding, [.. open.Select(record => record.Key.Value)], cancellationToken);
        foreach (var (record, row) in open.Zip(rows))
        {
            // Nearly all end here, and nothing is made of their bindings.
            if (row is not null && BindingGlance.Of(row.Body.Span, record.RawHash) is { IsAsAccepted: true } glance)
            {
                record.Fate = RecordFate.Unchanged;
                if (glance.IsClear) memory.Settle(record.Source.SourceId);
                continue;
            }

            if (row is not null)
            {
                record.Binding = JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.Binding);
                record.BindingVersion = row.Version;
            }

            if (!record.IsFirst && journal.Record.SeesAll)
            {
                record.IsAgain = memory.HasQuarantined(record);
                if (!record.IsAgain) record.Quarantine(Repeated(record, "an earlier page"));
            }
        }
    }

    private async Task MapAsync(List<RecordInHand> records, CancellationToken cancellationToken)
    {
        var open = records.Where(record => record.Fate == RecordFate.Undecided).ToList();
        if (open.Count == 0) return;
        var results = await worker.MapAsync([.. open.Select(record => record.Source)], cancellationToken);
        foreach (var (record, result) in open.Zip(results.Select(guard.Clean)))
        {
            record.Issues.AddRange(result.Issues);
            record.WasMapped = true;
            record.Draft = result is MapResult.Mapped mapped ? mapped.Draft : ((MapResult.Rejected)result).Draft;
            if (record.Draft?.Origin is { } origin && OriginNormaliser.IsEcho(origin, await _directory.GetAsync(cancellationToken)))
            {
                TakeForEcho(record);
                continue;
            }

            record.Listing = result is MapResult.Mapped { Draft: var draft } ? guard.Clean(ListingNormaliser.Normalise(draft, record.Issues)) : null;
            if (record.Listing is null) record.Quarantine();
        }
    }

    /// <summary>Where an earlier run took the listing in, by another way, the peer no longer has it for us.</summary>
    private void TakeForEcho(RecordInHand record)
    {
        record.Fate = RecordFate.Echo;
        record.Issues.Clear();
        memory.Delete([record.Key.SourceId]);
    }

    private void CompareContent(RecordInHand record)
    {
        if (record.Binding is not { IsAccepted: true } binding)
        {
            record.Fate = RecordFate.New;
            return;
        }

        bool same = !binding.Stale && !binding.Pending && binding.ContentHash == record.Listing!.ContentHash; // only mapped records come here
        record.Fate = same ? RecordFate.Unchanged : RecordFate.Changed;
        record.SourceChanged = same && (binding.Adapter != worker.Source.Adapter || binding.Trust != worker.Source.Trust || binding.Terms != worker.Terms || binding.PeerHash != record.Listing!.Peer?.Hash() || IsConfirmed(record.Source.ModifiedAt, binding.ModifiedAt));
    }

    /// <summary>The source has looked at the record again, though it says the same: that is worth a write where it tells old news from new, and not each time.</summary>
    private static bool IsConfirmed(DateTimeOffset? now, DateTimeOffset? before) => now is not null && (before is null || now - before > Confirmation);

    /// <summary>Outside of the matching turn, which other runs wait for.</summary>
    private void Prepare(List<RecordInHand> records)
    {
        var now = clock.GetUtcNow();
        foreach (var record in records.Where(NeedsCentre))
        {
            record.Indexed = IndexedListing.Of(record.Key, record.Listing!.Content, cameFrom: null, record.Listing.Peer?.Origin?.Key); // a new record is a mapped one
            record.Opening = CentreOpening.Of(CentreId.New(clock), Put(record, now), index.Use, record.Indexed);
        }
    }

    private async Task MatchAsync(List<RecordInHand> records, CancellationToken cancellationToken)
    {
        var unbound = records.Where(NeedsCentre).ToList();
        if (unbound.Count == 0) return;
        // Everything committed so far, by this run or another, must be seen: else two listings of one place open two centres.
        await MatchPlanner.CatchUpAsync(store, index, clock, cancellationToken);
        var matcher = new ListingMatcher(index.Candidates, scorer, index.Current.Decisions, Network, memory.OpenClaims);
        foreach (var record in unbound)
        {
            if (matcher.Find(record.Key, record.Indexed!) is { } found) // what needs a centre is prepared
            {
                record.Attached = true;
                record.Binding = new Binding { Centre = found };
                record.Opening = null;
            }
            else
            {
                record.Binding = new Binding { Centre = record.Opening!.Id }; // as above
            }
        }
    }

    private async Task ClaimAsync(List<RecordInHand> records, CancellationToken cancellationToken)
    {
        var claimed = records.Where(record => record.IsPut).ToList();
        var told = await _erasures.WritesAsync(records, cancellationToken);
        if (claimed.Count == 0 && told.Count == 0) return;
        await Rebinding.CommitAsync(
            () => journal.CommitAsync(journal.Record, [.. told, .. claimed.Select(record => Write(record, record.Binding! with { Pending = true }))], cancellationToken), // what is put is bound
            () => Rebinding.FollowAsync(store, claimed, cancellationToken));
        foreach (var record in claimed)
        {
            record.BindingVersion++;
            record.IsPutAlready = true;
        }
    }

    private async Task PutAsync(List<RecordInHand> records)
    {
        var now = clock.GetUtcNow();
        var put = records.Where(record => record.IsPut).ToList();
        var changes = await Task.WhenAll(put.Select(record => record.Opening is { } opening ? _opener.OpenAsync(Fresh(record, opening, now)) : grains.GetGrain<ICentreGrain>(record.Binding!.Centre.Value).Apply(Put(record, now)))); // new and changed ones are bound
        foreach (var (record, change) in put.Zip(changes))
        {
            // An adapter that learns to read codes moves nothing.
            if (change?.Move is { } move && record.Binding!.Adapter == worker.Source.Adapter) // as above
            {
                record.Issues.Add(Issue.Warning("listing.moved", $"The listing was in {move.From ?? "no municipality"} and is in {move.To} now."));
            }
        }
    }

    /// <summary>An opening was prepared before the page waited for its turn: where that took long, the centre must not seem to be older than what others saw meanwhile.</summary>
    private CentreOpening Fresh(RecordInHand record, CentreOpening opening, DateTimeOffset now) =>
        now - opening.Put.At <= OpeningKeeps ? opening : CentreOpening.Of(opening.Id, Put(record, now), index.Use, record.Indexed!); // what was prepared has it

    private CentreCommand.PutListing Put(RecordInHand record, DateTimeOffset now) => new()
    {
        Key = record.Key,
        At = now,
        Run = journal.Record.Id,
        Fence = journal.Record.Fence,
        Content = record.Listing!.Content, // what is put is mapped
        ContentHash = record.Listing.ContentHash,
        Source = record.Listing.Peer?.SourceBy(worker.Source) ?? worker.Source,
        InvalidFields = record.Listing.InvalidFields,
        ModifiedAt = record.Source.ModifiedAt,
        ForeignLabels = record.Listing.Peer?.Labels ?? [],
    };

    private async Task AcceptAsync(Page page, List<RecordInHand> records, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var writes = new List<StateWrite>();
        foreach (var record in records.Where(record => record.Fate == RecordFate.Quarantined))
        {
            if (memory.Quarantine(record, journal.Record, now) is { } write) writes.Add(write);
        }

        var mapped = records.Where(record => record.Fate != RecordFate.Quarantined && record.Listing is not null).ToList();
        // Where another record of the page stands in the same row now, there is nothing to let go of.
        var rows = records.Select(record => record.QuarantineId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var record in records.Where(record => record.Fate != RecordFate.Quarantined && !rows.Contains(record.Key.Value)))
        {
            if (memory.Release(record) is { } release) writes.Add(release);
        }

        var listed = records.Where(record => record.Key != default && record.Fate != RecordFate.Quarantined).GroupBy(record => record.Key).Select(same => (same.Key, same.Last().Persons));
        writes.AddRange(await _persons.WritesAsync([.. listed], worker.Source.Adapter, now, cancellationToken));

        // A source that cannot be gone on with is read anew after a crash, and needs nothing to be remembered.
        if (page.NextCursor is not null) writes.Add(Remember(page, records));
        var run = journal.Record with
        {
            Counts = journal.Record.Counts + CountsOf(records),
            Cursor = page.NextCursor,
            EstimatedTotal = page.EstimatedTotal ?? journal.Record.EstimatedTotal,
            GaveCursor = journal.Record.GaveCursor || page.NextCursor is not null,
        };
        var problems = records.SelectMany(record => record.Issues
            .Where(issue => issue.Severity != IssueSeverity.Info)
            .Select(issue => new RunProblem(issue.Code, issue.Severity, record.Locator, record.SourceId, issue.Pointer, issue.Message)));
        run = run.With([.. problems]);
        await Rebinding.CommitAsync(
            () => journal.CommitAsync(run, [.. writes, .. mapped.Select(record => Write(record, Accepted(record, now)))], cancellationToken),
            () => Rebinding.FollowAsync(store, mapped, cancellationToken));
        foreach (var record in mapped) memory.Settle(record.Source.SourceId);
    }

    private Binding Accepted(RecordInHand record, DateTimeOffset now) => new()
    {
        Centre = record.Binding!.Centre, // mapped and not quarantined: bound
        RawHash = record.RawHash,
        ContentHash = record.Listing!.ContentHash,
        Adapter = worker.Source.Adapter,
        Trust = worker.Source.Trust,
        Terms = worker.Terms,
        ModifiedAt = record.IsPut ? record.Source.ModifiedAt : record.Binding.ModifiedAt,
        PeerHash = record.Listing.Peer?.Hash(),
        ChangedAt = record.Fate is RecordFate.New or RecordFate.Changed ? now : record.Binding.ChangedAt,
        Measure = ListingMeasure.Of(record.Listing.Content).ToString(),
    };

    private StateWrite Remember(Page page, List<RecordInHand> records)
    {
        var run = journal.Record;
        var read = new ReadPage
        {
            BegunBy = run.Reads,
            BegunAt = memory.BegunAt,
            Records = memory.Records,
            Met = records.Where(record => record.Key != default && record.Fate != RecordFate.Echo).DistinctBy(record => record.Key).ToDictionary(record => record.Key.SourceId, record => record.Locator, StringComparer.Ordinal),
            Quarantined = [.. records.Select(record => record.QuarantineId).OfType<string>()],
            Deleted = [.. page.DeletedIds, .. records.Where(record => record.Fate == RecordFate.Echo).Select(record => record.Key.SourceId)],
        };
        return new StateWrite(ReadPage.KeyOf(Network, run.PagesBefore + run.Counts.Pages), 0, JsonSerializer.SerializeToUtf8Bytes(read, ClusterJson.Default.ReadPage));
    }

    private static RunCounts CountsOf(List<RecordInHand> records) => new()
    {
        Read = records.Count,
        New = records.Count(record => record.Fate == RecordFate.New),
        Changed = records.Count(record => record.Fate == RecordFate.Changed),
        Unchanged = records.Count(record => record.Fate == RecordFate.Unchanged),
        Quarantined = records.Count(record => record.Fate == RecordFate.Quarantined),
        Echoes = records.Count(record => record.Fate == RecordFate.Echo),
        Attached = records.Count(record => record.Attached),
        Pages = 1,
    };

    private static StateWrite Write(RecordInHand record, Binding binding) =>
        new(new StateKey(RowKinds.Binding, record.Key.Value), record.BindingVersion, JsonSerializer.SerializeToUtf8Bytes(binding, ClusterJson.Default.Binding));
}
