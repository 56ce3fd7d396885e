using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Labels.Assessments.Evidence;
using Federation.Cluster.People.Exporting;
using Federation.Cluster.People.Suppressing;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Sqlite;
using Federation.Cluster.Tests.People;
using Federation.Cluster.Tests.Storage;
using Federation.Registry.Assessments;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Cluster.Tests.Labels.Evidence;

/// <summary>Where the bytes lie, how they go, and what a check, a backup and an erasure make of them.</summary>
public sealed class EvidenceArchiveTests(LabelCluster labels) : IClassFixture<LabelCluster>
{
    private static readonly AssessmentActor Applicant = new("applicant", ["a"]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private EvidenceArchive Archive => new(labels.Store);

    private IAssessmentGrain Grain(AssessmentId id) => labels.Grains(0).GetGrain<IAssessmentGrain>(id.Centre.Value);

    [Fact]
    public async Task File_AddedNamedTakenAway_IsThereAsLongAsTheApplicationHasIt()
    {
        var id = await OpenAsync();
        var file = await AddAsync(id, "Contract of 2026."u8.ToArray(), EvidenceForm.Text);

        Assert.Equal("Contract of 2026."u8.ToArray(), await Archive.ReadAsync(new EvidenceId(id, file.Id), Token));
        Assert.Equal((17, "text/plain; charset=utf-8"), (file.Bytes, file.MediaType));
        Assert.Equal([], await ProblemsAsync(id));

        Assert.Null((await Grain(id).Decide(id.ToString(), AssessmentOrder.Of(new AssessmentCommand.TakeFile(file.Id) { MadeOn = 0, By = Applicant, At = default }))).Code);
        await Archive.RemoveAsync(new EvidenceId(id, file.Id), Token);
        await Archive.RemoveAsync(new EvidenceId(id, file.Id), Token);

        Assert.Null(await Archive.ReadAsync(new EvidenceId(id, file.Id), Token));
        Assert.Equal([], await ProblemsAsync(id));
    }

    // The host dies after the bytes and before the application: they are nobody's, and go after a day.
    [Fact]
    public async Task Sweep_OfBytesThatNoApplicationNames_ClearsThemAfterADay()
    {
        var id = await OpenAsync();
        var named = await AddAsync(id, "named"u8.ToArray(), EvidenceForm.Text);
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var left = EvidenceId.New(id, clock);
        await Archive.KeepAsync(left, EvidenceForm.Text, "left"u8.ToArray(), Token);
        Assert.Equal([], await ProblemsAsync(id));
        var sweep = new EvidenceSweep(Archive, new AssessmentArchive(labels.Store), clock);

        await sweep.RunAsync(Token);
        Assert.NotNull(await Archive.ReadAsync(left, Token));
        clock.Advance(TimeSpan.FromDays(1));
        await sweep.RunAsync(Token);

        Assert.Null(await Archive.ReadAsync(left, Token));
        Assert.NotNull(await Archive.ReadAsync(new EvidenceId(id, named.Id), Token));
    }

    [Fact]
    public async Task Sweep_OfAnApplicationThatWasWithdrawn_ClearsItsFilesAfter60Days()
    {
        var id = await OpenAsync();
        var file = new EvidenceId(id, (await AddAsync(id, "plan"u8.ToArray(), EvidenceForm.Text)).Id);
        int version = (await Grain(id).Get())[^1].Assessment.Version;
        await Grain(id).Decide(id.ToString(), AssessmentOrder.Of(new AssessmentCommand.Withdraw("We move.") { MadeOn = version, By = Applicant, At = default }));
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(59));
        var sweep = new EvidenceSweep(Archive, new AssessmentArchive(labels.Store), clock);

        await sweep.RunAsync(Token);
        Assert.NotNull(await Archive.ReadAsync(file, Token));
        clock.Advance(TimeSpan.FromDays(2));
        await sweep.RunAsync(Token);

        Assert.Null(await Archive.ReadAsync(file, Token));
        Assert.Equal([], await ProblemsAsync(id, inDays: 61));
    }

    // What cannot be read may name its files; and neither it nor a folder that cannot be tidied keeps what is over.
    [Fact]
    public async Task Keeper_WhereOneApplicationAndTheFolderCannotBeRead_ClearsAllElse()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var broken = new AssessmentId(CentreId.New(TimeProvider.System), 1);
        await labels.Store.CommitAsync(new StoreBatch { PartitionKey = broken.Centre.Value, Writes = [new StateWrite(new StateKey(RowKinds.Assessment, broken.Centre.Value), 0, "{"u8.ToArray())] }, Token);
        EvidenceId kept = EvidenceId.New(broken, clock), left = EvidenceId.New(await OpenAsync(), clock);
        foreach (var id in (EvidenceId[])[kept, left]) await Archive.KeepAsync(id, EvidenceForm.Text, "left"u8.ToArray(), Token);
        var scan = new EvidenceScan(Options.Create(new EvidenceOptions { Folder = "" }), clock, NullLogger<EvidenceScan>.Instance);
        using var keeper = new EvidenceKeeper(Archive, new AssessmentArchive(labels.Store), scan, clock, NullLogger<EvidenceKeeper>.Instance);
        clock.Advance(TimeSpan.FromDays(2));

        await keeper.RunAsync(Token);

        Assert.Null(await Archive.ReadAsync(left, Token));
        Assert.NotNull(await Archive.ReadAsync(kept, Token));
    }

    [Fact]
    public async Task Check_OfAnApplicationThatEnded_MissesItsFilesAsLongAsTheyAreKept()
    {
        var id = await OpenAsync();
        var file = new EvidenceId(id, (await AddAsync(id, "plan"u8.ToArray(), EvidenceForm.Text)).Id);
        int version = (await Grain(id).Get())[^1].Assessment.Version;
        await Grain(id).Decide(id.ToString(), AssessmentOrder.Of(new AssessmentCommand.Withdraw("We move.") { MadeOn = version, By = Applicant, At = default }));
        await Archive.RemoveAsync(file, Token);

        Assert.Equal([$"Evidence file {file} is not there."], await ProblemsAsync(id, inDays: 59));
        Assert.Equal([], await ProblemsAsync(id, inDays: 61));
    }

    // A list of those who signed is not handed to one of them.
    [Fact]
    public async Task Export_OfAPersonInAText_GivesTheirOwnLines()
    {
        const string sentinel = "jeanne.liste@example.org";
        var id = await OpenAsync();
        await AddAsync(id, System.Text.Encoding.UTF8.GetBytes($"Signed by paul.liste@example.org,\nby {sentinel},\nand others."), EvidenceForm.Text);
        using var list = SuppressionList.InMemory();

        var places = await new PersonExport(labels.Store, list, TimeProvider.System).FindAsync(PersonCutTests.Identifier(sentinel), Token).Where(place => place.Kind == RowKinds.EvidenceFile).ToListAsync(Token);

        Assert.Equal([$"by {sentinel},"], places.Select(place => place.Text));
    }

    [Fact]
    public async Task Check_OfBytesThatAreGoneOrOthers_NamesTheFile()
    {
        var id = await OpenAsync();
        var gone = new EvidenceId(id, (await AddAsync(id, "gone"u8.ToArray(), EvidenceForm.Text)).Id);
        var other = new EvidenceId(id, (await AddAsync(id, "other"u8.ToArray(), EvidenceForm.Text)).Id);
        await Archive.RemoveAsync(gone, Token);
        await Archive.RemoveAsync(other, Token);
        await Archive.KeepAsync(other, EvidenceForm.Text, "another"u8.ToArray(), Token);

        Assert.Equal([$"Evidence file {other} is not what was handed in.", $"Evidence file {gone} is not there."], await ProblemsAsync(id));
        await Archive.KeepAsync(gone, EvidenceForm.Text, "gone"u8.ToArray(), Token);
        await Archive.RemoveAsync(other, Token);
        await Archive.KeepAsync(other, EvidenceForm.Text, "other"u8.ToArray(), Token);
    }

    [Fact]
    public async Task Erasure_OfAPersonInAText_LeavesNothingOfTheFile()
    {
        const string sentinel = "jeanne.preuve@example.org";
        var id = await OpenAsync();
        var file = new EvidenceId(id, (await AddAsync(id, System.Text.Encoding.UTF8.GetBytes($"Signed by {sentinel}."), EvidenceForm.Text)).Id);
        var other = new EvidenceId(id, (await AddAsync(id, "Nobody."u8.ToArray(), EvidenceForm.Text)).Id);

        await labels.Erasure.EraseAsync(PersonCutTests.Identifier(sentinel), Token);

        Assert.Null(await Archive.ReadAsync(file, Token));
        Assert.NotNull(await Archive.ReadAsync(other, Token));
        Assert.Equal([], await ProblemsAsync(id));
    }

    [Fact]
    public async Task Backup_OfAStore_HasTheBytes()
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = new byte[EvidenceForm.MostBytes];
        new Random(7).NextBytes(bytes);
        var id = EvidenceId.New(new AssessmentId(CentreId.New(TimeProvider.System), 1), TimeProvider.System);
        await using (var store = SqliteDirectoryStore.Open(folder.File("directory.db"))) await new EvidenceArchive(store).KeepAsync(id, EvidenceForm.Png, bytes, Token);

        SqliteBackup.Write(folder.File("directory.db"), folder.File("backup"));

        await using var copy = SqliteDirectoryStore.Open(folder.File("backup"));
        Assert.Equal(bytes, await new EvidenceArchive(copy).ReadAsync(id, Token));
    }

    [Theory]
    [InlineData("0198a0000000700080000000000000ff-1/0198a000000070008000000000000001", true)]
    [InlineData("0198a0000000700080000000000000ff-1/0198A000000070008000000000000001", false)]
    [InlineData("0198a0000000700080000000000000ff-1/../0198a0000000700080000000000", false)]
    [InlineData("0198a0000000700080000000000000ff-1/", false)]
    [InlineData("0198a0000000700080000000000000ff-01/0198a000000070008000000000000001", false)]
    [InlineData("0198a000000070008000000000000001", false)]
    public void TryParse_OfATextThatIsNone_IsFalse(string text, bool isOne)
    {
        Assert.Equal(isOne, EvidenceId.TryParse(text, out var id));
        if (isOne) Assert.Equal((text, DateTimeOffset.FromUnixTimeMilliseconds(0x0198a0000000)), (id.ToString(), id.MadeAt));
    }

    private async Task<AssessmentId> OpenAsync()
    {
        var centre = await labels.ListAsync("a");
        await labels.Grains(0).GetGrain<IAssessmentGrain>(centre.Value).Open(Applicant, "a");
        return new AssessmentId(centre, 1);
    }

    private async Task<EvidenceFile> AddAsync(AssessmentId id, byte[] bytes, EvidenceForm form)
    {
        var file = await Archive.KeepAsync(EvidenceId.New(id, TimeProvider.System), form, bytes, Token);
        Assert.Null((await Grain(id).Decide(id.ToString(), AssessmentOrder.Of(new AssessmentCommand.AddFile(file) { MadeOn = 0, By = Applicant, At = default }))).Code);
        return file;
    }

    /// <summary>Of this application: others of the class break theirs.</summary>
    private async Task<IReadOnlyList<string>> ProblemsAsync(AssessmentId id, int inDays = 0) => [.. (await EvidenceCheck.RunAsync(labels.Store, TimeProvider.System.GetUtcNow().AddDays(inDays), Token)).Where(problem => problem.Contains(id.ToString(), StringComparison.Ordinal))];
}
