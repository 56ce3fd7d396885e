using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Contracts;

namespace Federation.Cluster.Sync;

/// <summary>
/// What one run remembers from page to page: the ids it has met and the quarantine as it found it. Not thread safe.
/// </summary>
internal sealed class RunMemory
{
    /// <summary>So many runs back one is looked for that was broken off: between it and the next sync stand a person's decisions.</summary>
    private const int MostBroken = 20;

    private readonly Dictionary<string, string> _met = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownQuarantine> _quarantine;
    private readonly ILookup<string, string> _quarantinedBefore;
    private readonly HashSet<string> _quarantinedNow = new(StringComparer.Ordinal);
    private readonly HashSet<string> _deleted = new(StringComparer.Ordinal);
    private readonly HashSet<string> _takenOver = new(StringComparer.Ordinal);
    private readonly HashSet<string> _settled = new(StringComparer.Ordinal);

    private RunMemory(DateTimeOffset begunAt, Dictionary<string, KnownQuarantine> quarantine, HashSet<CentreId> openClaims)
    {
        BegunAt = begunAt;
        _quarantine = quarantine;
        _quarantinedBefore = quarantine.Values.ToLookup(known => known.SourceId, known => known.RawHash, StringComparer.Ordinal);
        OpenClaims = openClaims;
    }

    /// <summary>Centres claimed by a run that did not come to its end and not put yet: no other listing of the network may be matched to them.</summary>
    public IReadOnlySet<CentreId> OpenClaims { get; }

    /// <summary>True when at least one record had a usable id.</summary>
    public bool HasMetAny => _met.Count > 0;

    /// <summary>When the reading was begun, by this run or an earlier one.</summary>
    public DateTimeOffset BegunAt { get; private set; }

    /// <summary>Records met so far.</summary>
    public int Records { get; set; }

    /// <param name="now">When the run began.</param>
    /// <param name="mended">See <see cref="RunOrder.Anew"/>.</param>
    public static async Task<RunMemory> LoadAsync(IDirectoryStore store, NetworkId network, DateTimeOffset now, bool mended, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, KnownQuarantine>(StringComparer.Ordinal);
        await foreach (var row in store.ScanAsync(RowKinds.Quarantine, $"{network}/", cancellationToken))
        {
            if (JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.QuarantinedRecord) is { } record)
            {
                known[row.Key.Id] = new KnownQuarantine(row.Version, record.SourceId, record.RawHash, record.Locator, record.Issues, record.CanReplay);
            }
        }

        return new RunMemory(now, known, await OpenClaimsAsync(store, network, mended, cancellationToken));
    }

    /// <summary>Only a run that did not complete leaves claims, and who mends a store, until a sync does complete: only then are all bindings read.</summary>
    private static async Task<HashSet<CentreId>> OpenClaimsAsync(IDirectoryStore store, NetworkId network, bool mended, CancellationToken cancellationToken)
    {
        var runs = await new SyncArchive(store).RunsAsync(network, MostBroken, cancellationToken);
        bool isBroken = mended || runs.Skip(1).TakeWhile(run => run is not { Status: RunStatus.Completed, Purpose: RunPurpose.Sync }).Any(run => run.Status != RunStatus.Completed);
        if (!isBroken) return [];
        return await store.ScanAsync(RowKinds.Binding, $"{network}/", cancellationToken)
            .Select(row => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.Binding))
            .OfType<Binding>()
            .Where(binding => !binding.IsAccepted)
            .Select(binding => binding.Centre)
            .ToHashSetAsync(cancellationToken: cancellationToken);
    }

    /// <summary>Takes over what earlier runs have met of the same reading.</summary>
    public void TakeOver(IReadOnlyList<ReadPage> pages)
    {
        foreach (var page in pages)
        {
            _deleted.UnionWith(page.Deleted);
            foreach (var (id, locator) in page.Met)
            {
                _met.TryAdd(id, locator);
                _takenOver.Add(id);
                _deleted.Remove(id);
            }

            _quarantinedNow.UnionWith(page.Quarantined);
            Records = page.Records;
            BegunAt = page.BegunAt;
        }
    }

    /// <summary>Remembers what the source says it removed, before the records of the same page are met.</summary>
    public void Delete(IReadOnlyList<string> ids) => _deleted.UnionWith(ids);

    /// <summary>Whether the source said that it removed the listing, and has not shown it since.</summary>
    public bool IsDeleted(string sourceId) => _deleted.Contains(sourceId);

    /// <summary>Whether an earlier run of the same reading met the id. A cursor that goes back a little hands over such records again.</summary>
    public bool WasTakenOver(string sourceId) => _takenOver.Contains(sourceId);

    /// <summary>
    /// Whether an earlier run of the same reading put the very record into quarantine: then it stands there already, and is no second record of its id.
    /// </summary>
    public bool HasQuarantined(RecordInHand record) =>
        WasTakenOver(record.Key.SourceId)
        && _quarantinedNow.Contains(record.Key.Value)
        && _quarantine.TryGetValue(record.Key.Value, out var known)
        && known.RawHash == record.RawHash;

    /// <summary>Whether another record of the same id stood in quarantine when the run began.</summary>
    public bool HasQuarantinedOtherwise(RecordInHand record) => _quarantinedBefore[record.Source.SourceId].Any(rawHash => rawHash != record.RawHash);

    /// <summary>Remembers an id; false, with where it was met first, when the run has met it before.</summary>
    public bool Meet(string sourceId, string locator, out string first)
    {
        bool added = _met.TryAdd(sourceId, locator);
        _deleted.Remove(sourceId);
        first = added ? locator : _met[sourceId];
        return added;
    }

    public bool HasMet(string sourceId) => _met.ContainsKey(sourceId);

    /// <summary>Remembers of a listing that it was met and that its binding counts nothing against it, so that no conclusion from the whole reading touches it.</summary>
    public void Settle(string sourceId) => _settled.Add(sourceId);

    /// <summary>Whether <see cref="Settle"/> was said of the listing, and the source has not said since that it removed it.</summary>
    public bool IsSettled(ReadOnlySpan<char> sourceId) =>
        _settled.GetAlternateLookup<ReadOnlySpan<char>>().Contains(sourceId) && !_deleted.GetAlternateLookup<ReadOnlySpan<char>>().Contains(sourceId);

    /// <summary>The write that puts the record into quarantine; null when it stands there already for the same reasons.</summary>
    public StateWrite? Quarantine(RecordInHand record, RunRecord run, DateTimeOffset now)
    {
        var network = run.Network;
        string id = QuarantineId(record, network, run);
        _quarantinedNow.Add(id);
        record.QuarantineId = id;
        var known = _quarantine.GetValueOrDefault(id);
        if (known is not null && known.RawHash == record.RawHash && known.Locator == record.Locator && known.Issues.SequenceEqual(record.Issues)) return null;
        _quarantine[id] = new KnownQuarantine((known?.Version ?? 0) + 1, record.Source.SourceId, record.RawHash, record.Locator, [.. record.Issues], record.WasMapped);
        var quarantined = new QuarantinedRecord
        {
            Network = network,
            SourceId = record.Source.SourceId,
            Locator = record.Locator,
            RawHash = record.RawHash,
            Raw = record.Source.Raw.ToArray(),
            MediaType = record.Source.MediaType,
            CanReplay = record.WasMapped,
            Draft = record.Draft,
            Issues = [.. record.Issues],
            Run = run.Id,
            Since = now,
        };
        return new StateWrite(new StateKey(RowKinds.Quarantine, id), known?.Version ?? 0, JsonSerializer.SerializeToUtf8Bytes(quarantined, ClusterJson.Default.QuarantinedRecord));
    }

    /// <summary>
    /// The write that lets go of what stood in quarantine for a record that is a listing now; null where nothing did. It belongs to the commit that accepts the record: a replay in between
    /// would put the older one over it.
    /// </summary>
    public StateWrite? Release(RecordInHand record)
    {
        string own = record.Key.Value;
        if (!_quarantine.TryGetValue(own, out var known) || !known.CanReplay) return null;
        _quarantine.Remove(own);
        _quarantinedNow.Remove(own);
        return new StateWrite(new StateKey(RowKinds.Quarantine, own), known.Version, null);
    }

    /// <summary>
    /// Removals of what stood in quarantine and was not put there again: mended, or gone from the source. For complete runs only. A run that does not see all tells only of what the source says
    /// it removed.
    /// </summary>
    /// <param name="seesAll">See <see cref="RunRecord.SeesAll"/>.</param>
    public IEnumerable<StateWrite> Released(bool seesAll) => _quarantine
        .Where(pair => !_quarantinedNow.Contains(pair.Key) && (seesAll || IsDeleted(pair.Value.SourceId)))
        .Select(pair => new StateWrite(new StateKey(RowKinds.Quarantine, pair.Key), pair.Value.Version, null));

    /// <summary>
    /// A record with an id of its own keeps its row from run to run; others are known by their place in the source, after a line end, which no
    /// id can hold. Among changes alone a place tells nothing: there it is the run's.
    /// </summary>
    private string QuarantineId(RecordInHand record, NetworkId network, RunRecord run)
    {
        string own = $"{network}/{record.SourceId}";
        bool usable = record.SourceId is not null && record.Key != default && (!_quarantinedNow.Contains(own) || record.IsAgain);
        if (usable) return own;
        string place = run.SeesAll ? $"{record.Ordinal}" : $"{run.Id}.{record.Ordinal}";
        return $"{network}/{(record.Key == default ? "" : record.Key.SourceId)}\n{place}";
    }

    private sealed record KnownQuarantine(long Version, string SourceId, string RawHash, string? Locator, IReadOnlyList<Issue> Issues, bool CanReplay);
}
