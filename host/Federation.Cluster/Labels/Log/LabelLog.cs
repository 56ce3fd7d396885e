using System.Runtime.CompilerServices;
using System.Text.Json;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Labels.Keys;
using Federation.Cluster.Storage;
using Federation.Registry.Certificates;
using Federation.Registry.Log;
using Federation.Registry.Log.Entries;
using Federation.Registry.Log.Notes;
using Federation.Registry.Log.Tiles;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Labels.Log;

/// <summary>
/// The public log as anybody may read it: everything that happened to labels, every certificate that was written and every key that signs, in the order in which it was committed. Thread safe. Where the log's key file cannot be used,
/// checkpoints and proofs are refused with a <see cref="CertificateException"/> that says why.
/// </summary>
public sealed class LabelLog
{
    private readonly IDirectoryStore _store;
    private readonly IGrainFactory _grains;
    private readonly LogKeys _keys;
    private readonly LogWitnesses _witnesses;
    private readonly SharedCatchUp _catchUp;
    private FeedCursor _followed = FeedCursor.Start;

    internal LabelLog(IDirectoryStore store, IGrainFactory grains, LogKeys keys, LogWitnesses witnesses, IOptions<CertificateOptions> options)
    {
        _store = store;
        _grains = grains;
        _keys = keys;
        _witnesses = witnesses;
        _catchUp = new SharedCatchUp(() => grains.GetGrain<ILogGrain>(ILogGrain.TheOnly).CatchUp());
        Addresses = options.Value.Addresses;
    }

    public CertificateAddresses Addresses { get; }

    /// <summary>The log has whatever was committed up to here, as far as this host knows: <see cref="LogKeeper"/> asks again and again. How far its grain's row says it has read lags behind by design.</summary>
    internal FeedCursor Followed => Volatile.Read(ref _followed);

    /// <summary>The keys by which checkpoints are checked, the current one first.</summary>
    public async Task<IReadOnlyList<NoteKeyPeriod>> KeysAsync(CancellationToken cancellationToken) => new NoteSigner(Addresses.LogOrigin, await _keys.GetAsync(cancellationToken)).OwnKeys;

    /// <summary>The log as it is now, signed; with the signatures of those witnesses who have seen it at this size.</summary>
    public async Task<SignedNote> CheckpointAsync(CancellationToken cancellationToken)
    {
        long size = await SizeAsync(cancellationToken);
        return await CheckpointAsync(size, new LogTree(size, await LogTiles.ReadAsync(_store, size, LogTree.Edge(size), null, cancellationToken)), cancellationToken);
    }

    /// <summary>That a certificate is in the log, with its entry; null where it is not.</summary>
    public Task<LogProof?> ProofAsync(CertificateId certificate, CancellationToken cancellationToken) =>
        ProofAsync(LogRows.Place(certificate), async () => await _store.ReadAsync(new StateKey(RowKinds.Certificate, certificate.ToString()), cancellationToken) is not null, cancellationToken);

    /// <summary>That something which happened to a centre's label is in the log; null where it is not.</summary>
    /// <param name="version">As <see cref="Registry.Labels.LabelEvent.Version"/>.</param>
    public Task<LogProof?> ProofAsync(Centres.CentreId centre, int version, CancellationToken cancellationToken) => ProofAsync(LogRows.Place(centre, version), () => HasAsync(centre, version, cancellationToken), cancellationToken);

    /// <summary>That a step of an application is in the log; null where it is not: nothing of a draft is.</summary>
    /// <param name="version">As <see cref="Registry.Assessments.AssessmentEvent.Version"/>.</param>
    public Task<LogProof?> ProofAsync(AssessmentId application, int version, CancellationToken cancellationToken) => ProofAsync(LogRows.Place(application.ToString(), version), () => HasAsync(application, version, cancellationToken), cancellationToken);

    /// <summary>The first hashes of a tile, one after another; null where the log has not so many.</summary>
    public async Task<ReadOnlyMemory<byte>?> TileAsync(TileId tile, int width, CancellationToken cancellationToken) =>
        await _store.ReadAsync(LogRows.Tile(tile), cancellationToken) is { } row && LogRows.ReadTile(row).Hashes is var hashes && hashes.Length >= width * LogHash.Size ? (ReadOnlyMemory<byte>?)hashes.AsMemory(0, width * LogHash.Size) : null;

    /// <summary>The first entries beside a tile of level 0, as a bundle; null where the log has not so many.</summary>
    public async Task<ReadOnlyMemory<byte>?> EntriesAsync(long number, int width, CancellationToken cancellationToken) =>
        await _store.ReadAsync(LogRows.Entries(number), cancellationToken) is { } row && LogRows.ReadEntries(row).Entries is var entries && entries.Count >= width ? (ReadOnlyMemory<byte>?)EntryBundle.Of(entries.Take(width).Select(Bytes)) : null;

    /// <summary>That a checkpoint of this log only added to what there was at an earlier size; empty where the log was never so small.</summary>
    public async Task<IReadOnlyList<byte[]>> ConsistencyAsync(long earlier, SignedNote checkpoint, CancellationToken cancellationToken)
    {
        if (Checkpoint.Read(checkpoint.Text) is not { Size: var size } || earlier == 0 || earlier >= size) return [];
        return new LogTree(size, await LogTiles.ReadAsync(_store, size, LogTree.Above(size, earlier - 1), null, cancellationToken)).Consistency(earlier);
    }

    /// <summary>How many entries the log has.</summary>
    internal async Task<long> SizeAsync(CancellationToken cancellationToken) => await _store.ReadAsync(LogRows.Head, cancellationToken) is { } row ? LogRows.ReadHead(row).Size : 0;

    /// <summary>The entries from a number on, as far as the log goes; null for one that cannot be read.</summary>
    /// <exception cref="JsonException">A row of the log is damaged.</exception>
    internal async IAsyncEnumerable<(long Number, LogEntry? Entry)> EntriesAsync(long from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long size = await SizeAsync(cancellationToken);
        while (from < size)
        {
            var key = LogRows.Entries(from / TileId.Width);
            var row = await _store.ReadAsync(key, cancellationToken) ?? throw new JsonException($"Row {key} is missing.");
            var entries = LogRows.ReadEntries(row).Entries.Skip((int)(from % TileId.Width)).Take((int)Math.Min(size - from, TileId.Width)).ToList();
            if (entries.Count == 0) throw new JsonException($"Row {key} has fewer entries than the log says.");
            foreach (string entry in entries) yield return (from++, LogEntry.Read(Bytes(entry).Span));
        }
    }

    /// <summary>Returns once everything that was committed before is in the log.</summary>
    internal async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        var head = await _store.HeadAsync(cancellationToken);
        while (!await _grains.GetGrain<ILogGrain>(ILogGrain.TheOnly).CatchUp().WaitAsync(cancellationToken)) cancellationToken.ThrowIfCancellationRequested();
        Volatile.Write(ref _followed, head);
    }

    private async Task<bool> HasAsync(Centres.CentreId centre, int version, CancellationToken cancellationToken) =>
        await _store.ReadAsync(new StateKey(RowKinds.Label, centre.Value), cancellationToken) is { } row && LabelArchive.TryRead(row, out var history) && version >= 1 && version <= history.Events.Length;

    private async Task<bool> HasAsync(AssessmentId application, int version, CancellationToken cancellationToken) =>
        await _store.ReadAsync(new StateKey(RowKinds.Assessment, application.Centre.Value), cancellationToken) is { } row
        && AssessmentArchive.Read(row).Applications.FirstOrDefault(history => history.Id == application.ToString()) is { } history
        && history.Events.Where((happened, index) => happened.Version == version && AssessmentHappened.IsStep(history with { Events = [.. history.Events.Take(index + 1)] }, happened)).Any();

    /// <param name="isKnown">Whether there is what the entry is about: nobody has the log catch up for what there is not.</param>
    private async Task<LogProof?> ProofAsync(StateKey place, Func<Task<bool>> isKnown, CancellationToken cancellationToken)
    {
        var row = await _store.ReadAsync(place, cancellationToken);
        if (row is null && await isKnown())
        {
            // What was committed a moment ago is on its way.
            await _catchUp.JoinAsync().WaitAsync(cancellationToken);
            row = await _store.ReadAsync(place, cancellationToken);
        }

        if (row is null) return null;

        long number = LogRows.ReadPlace(row).Place;
        long size = await SizeAsync(cancellationToken);
        var tree = new LogTree(size, await LogTiles.ReadAsync(_store, size, LogTree.Above(size, number), null, cancellationToken));
        var bundle = await _store.ReadAsync(LogRows.Entries(number / TileId.Width), cancellationToken) ?? throw new JsonException($"Row {LogRows.Entries(number / TileId.Width)} is missing.");
        string entry = LogRows.ReadEntries(bundle).Entries[(int)(number % TileId.Width)];
        return new LogProof(Bytes(entry), number, tree.Inclusion(number), await CheckpointAsync(size, tree, cancellationToken));
    }

    private async Task<SignedNote> CheckpointAsync(long size, LogTree tree, CancellationToken cancellationToken)
    {
        var signer = new NoteSigner(Addresses.LogOrigin, await _keys.GetAsync(cancellationToken));
        var note = signer.Sign(new Checkpoint(Addresses.LogOrigin, size, tree.Root()));
        return note.With(_witnesses.Of(note.Text));
    }

    private static ReadOnlyMemory<byte> Bytes(string entry) => System.Text.Encoding.UTF8.GetBytes(entry);
}
