using System.Text;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Labels.Importing;
using Federation.Cluster.Labels.Keys;
using Federation.Cluster.Labels.Log;
using Federation.Cluster.Operating;
using Federation.Cluster.People.Erasing;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Centres;
using Federation.Cluster.Tests.People;
using Federation.Cluster.Tests.Storage;
using Federation.Registry.Assessments;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Certificates.Verifying;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;
using Federation.Registry.Log;
using Federation.Registry.Log.Entries;
using Federation.Registry.Log.Notes;
using Federation.Registry.Log.Tiles;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Cluster.Tests.Labels;

/// <summary>From what is committed of labels to the public log, and from there back to the labels.</summary>
public sealed class LabelLogTests : IAsyncLifetime
{
    private static readonly LabelLevels Levels = new() { TechnicalPerformance = 2, Services = 1, Quality = 3 };

    /// <summary>The kinds of rows that the log consists of, and by which its keys are told.</summary>
    private static readonly string[] Logged = [RowKinds.Log, RowKinds.LogEntries, RowKinds.LogTile, RowKinds.LogPlace, RowKinds.LogWitness, RowKinds.SigningKey];

    private readonly LabelCluster _labels = new();
    private readonly TemporaryFolder _folder = new();
    private readonly List<IDisposable> _held = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _labels.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        _held.ForEach(held => held.Dispose());
        await _labels.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Log_OfLabelsDecidedOnTwoSilos_ReplaysToTheRegistrysState()
    {
        var centres = Enumerable.Range(0, 40).Select(_ => Listings.NewId()).ToList();
        var log = Log();
        foreach (var kind in new[] { LabelEventKind.Awarded, LabelEventKind.Suspended, LabelEventKind.Reinstated, LabelEventKind.Revoked, LabelEventKind.Awarded })
        {
            await Task.WhenAll(centres.Select((centre, number) => DecideAsync(centre, kind, silo: number % 2)));
            await log.CatchUpAsync(Token);
        }

        var entries = await EntriesAsync(log);

        var replayed = entries.OfType<LabelEntry>().GroupBy(entry => entry.Centre).ToDictionary(group => group.Key, group => CentreLabel.Replay([.. group.Select(entry => entry.ToEvent())]));
        var stored = await new LabelArchive(_labels.Store).ReadAsync(centres, Token);
        Assert.Equal(centres.Count, replayed.Count);
        Assert.All(stored, history => Assert.Equal((history.Label.State, history.Label.Version, history.Label.Award), (replayed[history.Centre.Value].State, replayed[history.Centre.Value].Version, replayed[history.Centre.Value].Award)));
        Assert.Empty(await LogCheck.RunAsync(_labels.Store, Token));
        Assert.DoesNotContain(entries, entry => Encoding.UTF8.GetString(entry.ToBytes()).Contains("Sentinelle", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Proof_OfACertificateJustWritten_IsCheckedByTheLogsKeyAlone()
    {
        var centre = Listings.NewId();
        await DecideAsync(centre, LabelEventKind.Awarded);
        var (log, office) = (Log(), Office());
        var id = new CertificateId(centre, 1);
        Assert.Null(await log.ProofAsync(id, Token)); // nobody has asked for it yet, so that there is none
        var issued = (await office.CertificateAsync(id, Token))!; // it was awarded

        byte[] proof = Encoding.UTF8.GetBytes((await log.ProofAsync(id, Token))!.ToString());

        var verifier = new LogVerifier([.. (await log.KeysAsync(Token)).Select(period => period.Key)], []);
        var certificate = new CertificateVerifier(await office.KeysAsync(Token)).Verify(issued.Embedded, [], TimeProvider.System.GetUtcNow());
        Assert.Equal(LogProblemCodes.Included, verifier.Verify(certificate, proof).Code);
        byte[] other = Encoding.UTF8.GetBytes((await log.ProofAsync(centre, 1, Token))!.ToString());
        Assert.Equal(LogProblemCodes.OtherCertificate, verifier.Verify(certificate, other).Code);
    }

    [Fact]
    public async Task Log_WithKeysThatSign_TellsOfThemBeforeAnythingElse()
    {
        var (log, office) = (Log(), Office());
        var issuer = await office.KeysAsync(Token);
        await log.KeysAsync(Token);
        await log.CatchUpAsync(Token);

        var keys = (await EntriesAsync(log)).OfType<KeyEntry>().ToList();

        Assert.Equal([log.Addresses.Issuer, log.Addresses.LogOrigin], keys.Select(key => key.Signs));
        Assert.Contains(keys[0].Key, issuer.ControllerDocument().ToJsonString(), StringComparison.Ordinal);
    }

    // Whoever keeps old checkpoints finds every later one to begin with them.
    [Fact]
    public async Task Checkpoints_OfALogThatGrows_AreConsistent()
    {
        var log = Log();
        await log.CheckpointAsync(Token); // of nothing, or of the key
        var notes = new List<SignedNote>();
        for (int number = 0; number < 12; number++)
        {
            await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => DecideAsync(Listings.NewId(), LabelEventKind.Awarded)));
            await log.CatchUpAsync(Token);
            notes.Add(await log.CheckpointAsync(Token));
        }

        var key = (await log.KeysAsync(Token))[0].Key;
        var last = Checkpoint.Read(notes[^1].Text)!; // the log writes checkpoints
        Assert.True(last.Size >= 300, $"{last.Size} entries are not more than a tile.");
        foreach (var note in notes)
        {
            var earlier = Checkpoint.Read(note.Text)!; // as above
            Assert.True(note.IsSignedBy(key));
            var proof = await log.ConsistencyAsync(earlier.Size, notes[^1], Token);
            Assert.True(TreeProof.Agrees(earlier.Size, earlier.Root.Span, last.Size, last.Root.Span, proof));
        }
    }

    [Fact]
    public async Task Tiles_AskedFor_AreThoseOfTheRoot()
    {
        var log = Log();
        await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => DecideAsync(Listings.NewId(), LabelEventKind.Awarded)));
        await log.CatchUpAsync(Token);
        var checkpoint = Checkpoint.Read((await log.CheckpointAsync(Token)).Text)!; // the log writes checkpoints

        var tiles = new Dictionary<TileId, ReadOnlyMemory<byte>>();
        foreach (var tile in LogTree.Edge(checkpoint.Size))
        {
            long width = (checkpoint.Size >> (8 * tile.Level)) % TileId.Width;
            tiles[tile] = (await log.TileAsync(tile, (int)width, Token))!.Value; // the root is made of it
        }

        Assert.Equal(checkpoint.Root.ToArray(), new LogTree(checkpoint.Size, tiles).Root());
        var bundle = EntryBundle.Read((await log.EntriesAsync(0, TileId.Width, Token))!.Value)!; // more than 256 were awarded
        Assert.Equal((await log.TileAsync(new TileId(0, 0), TileId.Width, Token))!.Value.ToArray(), bundle.SelectMany(entry => LogHash.OfEntry(entry.Span)));
        Assert.Null(await log.TileAsync(new TileId(0, 1), TileId.Width, Token));
        Assert.Null(await log.TileAsync(new TileId(0, 7), 1, Token));
        Assert.Null(await log.EntriesAsync(1, 255, Token));
    }

    // A commit that fails leaves the log as it was, and nothing out of it afterwards.
    [Fact]
    public async Task CatchUp_WhereTheStoreFails_PutsEverythingDownOnceLater()
    {
        var log = Log();
        var centres = Enumerable.Range(0, 5).Select(_ => Listings.NewId()).ToList();
        foreach (var centre in centres) await DecideAsync(centre, LabelEventKind.Awarded);
        _labels.Faults.Refuses = batch => batch.Writes.Any(write => write.Key.Kind == RowKinds.LogTile);

        await Assert.ThrowsAnyAsync<Exception>(() => log.CatchUpAsync(Token));

        _labels.Faults.Refuses = _ => false;
        await log.CatchUpAsync(Token);
        Assert.Equal(centres.Select(centre => centre.Value), (await EntriesAsync(log)).OfType<LabelEntry>().Select(entry => entry.Centre));
        Assert.Empty(await LogCheck.RunAsync(_labels.Store, Token));
    }

    [Theory]
    [InlineData(RowKinds.LogTile, "0/0000000000", "Row log-tile/0/0000000000 is not what the entries of the public log come to.")]
    [InlineData(RowKinds.Label, null, "The public log says something else of the label of centre")]
    public async Task Check_OfALogThatDoesNotFit_NamesIt(string kind, string? id, string problem)
    {
        var centre = Listings.NewId();
        await DecideAsync(centre, LabelEventKind.Awarded);
        await Log().CatchUpAsync(Token);
        var row = (await _labels.Store.ReadAsync(new StateKey(kind, id ?? centre.Value), Token))!; // just written
        string body = Encoding.UTF8.GetString(row.Body.Span);
        string altered = kind == RowKinds.Label ? body.Replace("\"services\":1", "\"services\":2", StringComparison.Ordinal) : body.Replace(body[15], body[15] == 'A' ? 'B' : 'A');
        Assert.NotEqual(body, altered);
        await _labels.Store.CommitAsync(new StoreBatch { PartitionKey = row.Key.Id, Writes = [new StateWrite(row.Key, row.Version, Encoding.UTF8.GetBytes(altered))] }, Token);

        Assert.Contains(await DirectoryCheck.RunAsync(_labels.Store, Token), found => found.StartsWith(problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_OfALabelThatTheLogWentPast_NamesIt()
    {
        await DecideAsync(Listings.NewId(), LabelEventKind.Awarded);
        await Log().CatchUpAsync(Token);
        await _labels.Store.PutAsync(RowKinds.Label, StoredRows.Centre, StoredRows.Label);

        Assert.Equal([$"The public log has come past 1 events of the label of centre {StoredRows.Centre} and does not have them."], await LogCheck.RunAsync(_labels.Store, Token));
    }

    [Fact]
    public async Task Check_WhileTheLogGrowsAndLabelsGoOn_FindsNothing()
    {
        var (log, centre) = (Log(), Listings.NewId());
        await DecideAsync(centre, LabelEventKind.Awarded);
        await log.CatchUpAsync(Token);
        _labels.Faults.HoldsRead = async key =>
        {
            if (key != LogRows.Head) return;
            _labels.Faults.HoldsRead = _ => Task.CompletedTask;
            await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => DecideAsync(Listings.NewId(), LabelEventKind.Awarded)));
            await DecideAsync(centre, LabelEventKind.Suspended);
            await log.CatchUpAsync(Token);
            await DecideAsync(centre, LabelEventKind.Reinstated);
        };

        Assert.Empty(await LogCheck.RunAsync(_labels.Store, Token));
        Assert.Empty(await LogCheck.RunAsync(_labels.Store, Token));
    }

    // What stands in the log can never be taken out of it: nobody may stand there.
    [Fact]
    public async Task Log_AfterAnErasure_IsByteForByteWhatItWas()
    {
        const string Mail = "jeanne.sentinelle@example.org";
        var centre = await _labels.ListAsync("a");
        string line = $$$"""{"centre":"{{{centre}}}","levels":{"services":1},"criteriaVersion":"1.0","awardedAt":"2026-03-01T00:00:00Z","validUntil":"2028-03-01T00:00:00Z","actor":"{{{Mail}}}","reason":"Vu par {{{Mail}}}.","reference":"{{{Mail}}}"}""";
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(line));
        Assert.Equal(1, (await new LabelImport(_labels.Store, TimeProvider.System).RunAsync(file, Token)).Taken);
        var log = Log();
        await log.KeysAsync(Token);
        await log.CatchUpAsync(Token);
        var before = await LogRowsAsync();
        Assert.True(before.Count >= 5, $"The log has {before.Count} rows.");

        var report = await _labels.Erasure.EraseAsync(PersonCutTests.Identifier(Mail), Token);

        Assert.Equal(1, report.Erased[RowKinds.Label]);
        Assert.Equal(before, await LogRowsAsync());
        Assert.All(before, row => Assert.DoesNotContain("sentinelle", row, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(await LogCheck.RunAsync(_labels.Store, Token));
        Assert.Empty(Logged.Except(RowErasure.Untouched));
    }

    // A step is proved as a label's event is; a draft is nobody's business, and has none.
    [Fact]
    public async Task Proof_OfAStepOfAnApplication_IsThereOnceItWasHandedIn()
    {
        var centre = await _labels.ListAsync("a");
        var grain = _labels.Grains(0).GetGrain<IAssessmentGrain>(centre.Value);
        var applicant = new AssessmentActor("applicant", ["a"]);
        await grain.Open(applicant, "a");
        var id = new AssessmentId(centre, 1);
        var criterion = CriteriaSet.First.Criteria.First(criterion => criterion.Evidence != EvidenceKind.Computed);
        await grain.Decide(id.ToString(), AssessmentOrder.Of(new AssessmentCommand.Say(new Answer { Criterion = criterion.Id, Value = criterion.Threshold(1), Evidence = criterion.Evidence, ObservedAt = DateTimeOffset.UnixEpoch }) { MadeOn = 1, By = applicant, At = default }));
        var (log, proofs) = (Log(), new List<LogProof?>());

        Assert.Null((await grain.Decide(id.ToString(), AssessmentOrder.Of(new AssessmentCommand.Submit { MadeOn = 2, By = applicant, At = default }))).Code);
        for (int version = 1; version <= 4; version++) proofs.Add(await log.ProofAsync(id, version, Token));

        Assert.Equal([null, null, AssessmentEventKind.Submitted, null], proofs.Select(proof => proof is null ? (AssessmentEventKind?)null : ((AssessmentEntry)LogEntry.Read(proof.Entry!.Value.Span)!).Event)); // the log writes nothing else
        Assert.Null(await log.ProofAsync(new AssessmentId(centre, 2), 1, Token));
    }

    // Anybody may ask for anything: what there is not is answered without the log's only grain.
    [Fact]
    public async Task Proof_OfWhatThereIsNot_WakesNothing()
    {
        var (log, centre) = (Log(), Listings.NewId());
        await DecideAsync(centre, LabelEventKind.Awarded);
        _labels.Faults.Refuses = batch => batch.Writes.Any(write => write.Key.Kind == RowKinds.LogTile);

        Assert.Null(await log.ProofAsync(new CertificateId(centre, 1), Token));
        Assert.Null(await log.ProofAsync(centre, 2, Token));
        await Assert.ThrowsAnyAsync<Exception>(() => log.ProofAsync(centre, 1, Token));
    }

    // A feed on which nothing happens brings nobody back.
    [Fact]
    public async Task Witness_ThatAnsweredRubbishBefore_SignsOnAQuietFeed()
    {
        var clock = new FakeTimeProvider();
        using var witness = new ScriptedWitness(_folder.File("witness.json"), await LogKeysAsync(), rubbish: 5); // the keeper looks twice at its start
        var (log, witnesses) = Watched(witness.Settings);
        await log.CatchUpAsync(Token);
        using var keeper = new LogKeeper(_labels.Store, log, witnesses, clock, NullLogger<LogKeeper>.Instance);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromMinutes(1));

        await keeper.StartAsync(Token);

        while ((await log.CheckpointAsync(patience.Token)).SeenBy(witness.Key) is null) clock.Advance(TimeSpan.FromSeconds(1));
        await keeper.StopAsync(Token);
    }

    [Fact]
    public async Task Witnesses_OfOneNameBesideABrokenOne_SignEachWithItsKey()
    {
        var logs = await LogKeysAsync();
        using var broken = new ScriptedWitness(_folder.File("broken.json"), logs, rubbish: int.MaxValue);
        using var first = new ScriptedWitness(_folder.File("first.json"), logs);
        using var second = new ScriptedWitness(_folder.File("second.json"), logs);
        var (log, witnesses) = Watched(broken.Settings, first.Settings, second.Settings);
        await log.CatchUpAsync(Token);

        Assert.False(await witnesses.ShowAsync(log, Token));

        var checkpoint = await log.CheckpointAsync(Token);
        Assert.NotNull(checkpoint.SeenBy(first.Key));
        Assert.NotNull(checkpoint.SeenBy(second.Key));
        Assert.Null(checkpoint.SeenBy(broken.Key));
    }

    private async Task<IReadOnlyList<NoteKey>> LogKeysAsync() => [.. (await Log().KeysAsync(Token)).Select(period => period.Key)];

    [Fact]
    public async Task Survey_OfALogWithAnAward_TellsItsSizeItsRootAndWhoHasSeenIt()
    {
        var witness = LogWitness.Read($"{WitnessKey()} http://127.0.0.1:9") ?? throw new InvalidOperationException("It is no witness.");
        var (log, witnesses) = Watched(witness);
        var centre = Listings.NewId();
        await DecideAsync(centre, LabelEventKind.Awarded, silo: 0);
        var head = await _labels.Store.HeadAsync(Token);
        Assert.False(log.Followed.HasReached(head));
        await log.CatchUpAsync(Token);
        Assert.True(log.Followed.HasReached(head));

        var figures = await new LogSurvey(log, witnesses).ReadAsync(Token);

        Assert.Equal(Checkpoint.Read((await log.CheckpointAsync(Token)).Text) is { } now ? (now.Size, Convert.ToBase64String(now.Root.Span)) : default, (figures.Size, Convert.ToBase64String(figures.Root!.Value.Span)));
        Assert.True(figures.Size > 0 && figures.LastAt is not null && figures.Problem is null, figures.ToString());
        Assert.Equal([new WitnessFigures(witness.Key.Name, null)], figures.Witnesses);
    }

    private static string WitnessKey()
    {
        using var folder = new TemporaryFolder();
        using var keys = KeyFile.Create(folder.File("witness.json"), TimeProvider.System.GetUtcNow());
        return new NoteSigner("witness.example", keys).WitnessKey.Text;
    }

    private (LabelLog Log, LogWitnesses Witnesses) Watched(params LogWitness[] by)
    {
        var options = Options();
        foreach (var witness in by) options.Value.Witnesses.Add(witness);
        return Open(options);
    }

    private async Task<IReadOnlyList<string>> LogRowsAsync()
    {
        var rows = new List<string>();
        foreach (string kind in Logged)
        {
            await foreach (var row in _labels.Store.ScanAsync(kind, cancellationToken: Token)) rows.Add($"{row.Key} {row.Version} {Encoding.UTF8.GetString(row.Body.Span)}");
        }

        return rows;
    }

    private static async Task<IReadOnlyList<LogEntry>> EntriesAsync(LabelLog log)
    {
        var entries = new List<LogEntry>();
        long size = Checkpoint.Read((await log.CheckpointAsync(Token)).Text)!.Size; // the log writes checkpoints
        for (long taken = 0; taken < size; taken += TileId.Width)
        {
            var bundle = await log.EntriesAsync(taken / TileId.Width, (int)Math.Min(TileId.Width, size - taken), Token);
            entries.AddRange(EntryBundle.Read(bundle!.Value)!.Select(entry => LogEntry.Read(entry.Span)!)); // the log has so many, and writes nothing else
        }

        return entries;
    }

    private IOptions<CertificateOptions> Options() => Microsoft.Extensions.Options.Options.Create(new CertificateOptions { PublicUrl = new Uri(LabelCluster.PublicUrl), KeyFile = _folder.File("keys.json"), LogKeyFile = _folder.File("log-keys.json") });

    private LabelLog Log() => Open(Options()).Log;

    private (LabelLog Log, LogWitnesses Witnesses) Open(IOptions<CertificateOptions> options)
    {
        var keys = new LogKeys(_labels.Store, TimeProvider.System, options, NullLogger<LogKeys>.Instance);
        var witnesses = new LogWitnesses(_labels.Store, options, NullLogger<LogWitnesses>.Instance);
        _held.AddRange([keys, witnesses]);
        return (new LabelLog(_labels.Store, _labels.Grains(0), keys, witnesses, options), witnesses);
    }

    private CertificateOffice Office()
    {
        var keys = new IssuerKeys(_labels.Store, TimeProvider.System, Options(), NullLogger<IssuerKeys>.Instance);
        var office = new CertificateOffice(_labels.Store, new LabelArchive(_labels.Store), _labels.Grains(0), TimeProvider.System, Options(), keys, new StatusCensus(_labels.Store, NullLogger<StatusCensus>.Instance));
        _held.AddRange([office, keys]);
        return office;
    }

    private async Task DecideAsync(CentreId centre, LabelEventKind kind, int silo = 0)
    {
        var grain = _labels.Grains(silo).GetGrain<ILabelGrain>(centre.Value);
        int version = (await grain.Get()).Label.Version;
        var answer = await grain.Decide(new LabelOrder { Kind = kind, MadeOn = version, Actor = "Jeanne Sentinelle", Reason = "Vu par Jeanne Sentinelle.", Levels = kind == LabelEventKind.Awarded ? Levels : null });
        Assert.False(answer.IsRefused, answer.Message);
    }
}
