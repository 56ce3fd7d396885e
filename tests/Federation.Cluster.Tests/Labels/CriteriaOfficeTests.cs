using System.Text;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Publishing;
using Federation.Cluster.People.Cutting;
using Federation.Cluster.People.Erasing;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.People;
using Federation.Cluster.Tests.Storage;
using Federation.Cluster.Tests.Sync;
using Federation.Registry.Criteria;
using Federation.Registry.Criteria.Versions;
using Federation.Registry.Labels;
using Federation.Registry.Tests.Criteria;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Cluster.Tests.Labels;

/// <summary>From a file to a dry run, and from that to a publication.</summary>
public sealed class CriteriaOfficeTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly LabelLevels Two = new() { TechnicalPerformance = 2, Services = 2, Quality = 2, Commitments = 2 };

    private readonly FakeTimeProvider _clock = new(Now);
    private readonly SqlitePlace _place = new();
    private IDirectoryStore _store = null!; // opened before the first test
    private CriteriaOffice _office = null!; // as above

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await _place.OpenAsync();
        _office = Office();
    }

    public async ValueTask DisposeAsync()
    {
        _office.Dispose();
        await _store.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task DryRun_OfLabelledCentres_ListsWhoWouldLoseWhatAndWhy()
    {
        await _store.LabelAsync(Id(1), Two, Now.AddDays(-10), LabelledStore.Accepted(2, Now.AddDays(-20)));
        await _store.LabelAsync(Id(2), Two, Now.AddDays(-10), LabelledStore.Accepted(3, Now.AddDays(-20)));
        await _store.LabelAsync(Id(3), Two, Now.AddDays(-10));
        await _store.LabelAsync(Id(4), Two, Now.AddYears(-3)); // over

        var ended = (await _office.DryRunAsync(SecondVersion.Yaml, "camille", Patience, Token)).Ended!; // it had patience

        Assert.Equal((3, 1, 1, 1), (ended.Totals.Centres, ended.Totals.NothingKept, ended.Totals.Losing, ended.Totals.LosingLevel));
        var services = ended.Totals.Axes[(int)Axis.Services];
        Assert.Equal((3, 1, 1, 0, 1), (services.Awarded, services.Keeping, services.Losing, services.LostAlready, services.NotJudged));
        var losing = Assert.Single(await _office.LosingAsync(ended, 0, Token));
        Assert.Equal((Id(1).Value, "Centre 01", "1.0", true), (losing.Centre, losing.Name, losing.CriteriaVersion, losing.IsKept));
        var axis = Assert.Single(losing.Axes);
        Assert.Equal((Axis.Services, 2, 2, 1), (axis.Axis, axis.Awarded, axis.UnderOwn, axis.Level));
        var why = Assert.Single(axis.Why);
        Assert.Equal(("services.hours", 40m, "40 hours a week: level 2 asks for at least 45 hours a week."), (why.Criterion, why.Value, why.Text.English));
        Assert.Empty(await _office.LosingAsync(ended, 1, Token));
        Assert.Equal(ended.Totals.Axes, (await _office.FindAsync(SecondVersion.Sha256, Token))?.Totals.Axes);
    }

    [Fact]
    public async Task DryRun_OfMoreThanAPage_KeepsThemInOrderAndTakesThePlaceOfTheOneBefore()
    {
        for (int number = 1; number <= CriteriaOffice.PageSize + 1; number++) await _store.LabelAsync(Id(number), Two, Now.AddDays(-10), LabelledStore.Accepted(2, Now.AddDays(-20)));
        await _office.DryRunAsync(SecondVersion.Yaml, "camille", Patience, Token);
        _clock.Advance(TimeSpan.FromMinutes(1));

        var ended = (await _office.DryRunAsync(SecondVersion.Yaml, "camille", Patience, Token)).Ended!; // it had patience

        Assert.Equal((CriteriaOffice.PageSize + 1, 2, _clock.GetUtcNow()), (ended.Totals.Losing, ended.Pages, ended.At));
        var listed = (await _office.LosingAsync(ended, 0, Token)).Concat(await _office.LosingAsync(ended, 1, Token)).Select(losing => losing.Centre).ToList();
        Assert.Equal(Enumerable.Range(1, CriteriaOffice.PageSize + 1).Select(number => Id(number).Value), listed);
        _clock.Advance(TimeSpan.FromDays(8));
        await _office.DryRunAsync(SecondVersion.Yaml.Replace("\"2.0\"", "\"2.1\"", StringComparison.Ordinal), "camille", Patience, Token);
        Assert.Null(await _office.FindAsync(SecondVersion.Sha256, Token));
        Assert.Equal(3, (await _store.AllAsync(RowKinds.CriteriaDryRun)).Count);
    }

    // What became of it is told, so that nobody takes it for one that is still under way.
    [Fact]
    public async Task DryRun_ThatFails_IsKeptAsFailedAndNothingIsPublishedByIt()
    {
        await _store.LabelAsync(Id(1), Two, Now.AddDays(-10), LabelledStore.Accepted(2, Now.AddDays(-20)));
        await using var faults = new FaultyStore(_store) { HoldsScan = kind => kind == RowKinds.Label ? throw new StoreUnavailableException(StoreCodes.Full, "Gone.") : Task.CompletedTask };
        using var office = new CriteriaOffice(faults, new CriteriaArchive(faults, _clock), _clock, NullLogger<CriteriaOffice>.Instance);

        var ended = (await office.DryRunAsync(SecondVersion.Yaml, "camille", Patience, Token)).Ended!; // it had patience

        Assert.Equal((PublicationProblemCodes.DryRunFailed, "2.0", 0), (ended.Problem, ended.Version, ended.Totals.Centres));
        Assert.Equal(PublicationProblemCodes.DryRunFailed, (await office.FindAsync(SecondVersion.Sha256, Token))?.Problem);
        Assert.Equal(PublicationProblemCodes.DryRunFailed, (await office.PublishAsync(SecondVersion.Sha256, Now.AddDays(2), "camille", Token)).Refusal?.Code);
        faults.HoldsScan = _ => Task.CompletedTask;
        Assert.Null((await office.DryRunAsync(SecondVersion.Yaml, "camille", Patience, Token)).Ended?.Problem);
        Assert.NotNull((await office.PublishAsync(SecondVersion.Sha256, Now.AddDays(2), "camille", Token)).Published);
    }

    [Fact]
    public async Task DryRun_ThatFailsOnAStoreThatTakesNothing_IsToldToWhoeverWaits()
    {
        await using var faults = new FaultyStore(_store) { HoldsScan = kind => kind == RowKinds.Label ? throw new StoreUnavailableException(StoreCodes.Full, "Gone.") : Task.CompletedTask, Refuses = _ => true };
        using var office = new CriteriaOffice(faults, new CriteriaArchive(faults, _clock), _clock, NullLogger<CriteriaOffice>.Instance);

        Assert.Equal(PublicationProblemCodes.DryRunFailed, (await office.DryRunAsync(SecondVersion.Yaml, "camille", Patience, Token)).Ended?.Problem);
        Assert.Null(await office.FindAsync(SecondVersion.Sha256, Token));
    }

    [Theory]
    [InlineData(RowKinds.Centre)]
    [InlineData(RowKinds.Label)]
    public async Task DryRun_WithADamagedRow_JudgesAllOthersAndCountsIt(string kind)
    {
        for (int number = 1; number <= 150; number++) await _store.LabelAsync(Id(number), Two, Now.AddDays(-10), LabelledStore.Accepted(2, Now.AddDays(-20)));
        foreach (int number in (int[])[7, 120])
        {
            var row = (await _store.ReadAsync(new StateKey(kind, Id(number).Value), Token))!; // it was put
            await _store.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [new StateWrite(row.Key, row.Version, "rubbish"u8.ToArray())] }, Token);
        }

        var ended = (await _office.DryRunAsync(SecondVersion.Yaml, "camille", Patience, Token)).Ended!; // it had patience

        Assert.Equal((null, 148, 148, 2), (ended.Problem, ended.Totals.Centres, ended.Totals.Losing, ended.Totals.Unreadable));
    }

    [Fact]
    public async Task DryRun_OfABrokenFile_NamesItsLinesAndStoresNothing()
    {
        var answer = await _office.DryRunAsync(SecondVersion.Yaml.Replace("axis: services", "axis: service", StringComparison.Ordinal), "camille", Patience, Token);

        Assert.Contains(answer.Problems ?? [], problem => problem is { Code: CriteriaProblemCodes.UnknownAxis, Line: > 200 });
        Assert.Empty(await _store.AllAsync(RowKinds.CriteriaDryRun));
    }

    [Fact]
    public async Task DryRun_OfAPublishedVersion_IsRefused()
    {
        string same = SecondVersion.Yaml.Replace("\"2.0\"", "\"1.0\"", StringComparison.Ordinal);

        Assert.Equal(PublicationProblemCodes.NotNewer, (await _office.DryRunAsync(same, "camille", Patience, Token)).Refusal?.Code);
    }

    [Fact]
    public async Task Publish_AfterADryRun_IsInForceFromItsTimeOnAndKnownToEverySilo()
    {
        using var other = Office();
        var elsewhere = new CriteriaArchive(_store, _clock);
        Assert.Equal("1.0", (await elsewhere.ReadAsync(Token)).Newest.Criteria.Version);
        await _office.DryRunAsync(SecondVersion.Yaml, "camille", Patience, Token);
        var from = Now.AddDays(2);

        var published = (await other.PublishAsync(SecondVersion.Sha256, from, "camille", Token)).Published;

        Assert.Equal(("2.0", from, SecondVersion.Sha256), (published?.Criteria.Version, published?.From, published?.Sha256));
        Assert.Equal("1.0", (await elsewhere.ReadAsync(Token)).Newest.Criteria.Version); // within the minute
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(("2.0", "1.0", "2.0"), ((await elsewhere.ReadAsync(Token)).Newest.Criteria.Version, (await elsewhere.ReadAsync(Token)).At(from.AddTicks(-1)).Version, (await elsewhere.ReadAsync(Token)).At(from).Version));
        Assert.Equal(PublicationProblemCodes.NotNewer, (await _office.PublishAsync(SecondVersion.Sha256, from.AddDays(1), "camille", Token)).Refusal?.Code);
        Assert.Empty(await DirectoryCheck.RunAsync(_store, Token));
    }

    [Fact]
    public async Task Publish_WithoutADryRunOfExactlyThatTextOrTooLateOrTooSoon_IsRefusedByItsCode()
    {
        Assert.Equal(PublicationProblemCodes.NoDryRun, await PublishAsync(SecondVersion.Sha256, Now.AddDays(2)));
        await _office.DryRunAsync(SecondVersion.Yaml, "camille", Patience, Token);
        Assert.Equal(PublicationProblemCodes.NoDryRun, await PublishAsync(CriteriaDigest.Of(SecondVersion.Yaml + "\n"), Now.AddDays(2)));
        Assert.Equal(PublicationProblemCodes.NoDryRun, await PublishAsync($"{SecondVersion.Sha256}/000000", Now.AddDays(2)));
        Assert.Equal(PublicationProblemCodes.TooSoon, await PublishAsync(SecondVersion.Sha256, Now.AddDays(-1)));
        Assert.Equal(PublicationProblemCodes.TooSoon, await PublishAsync(SecondVersion.Sha256, Now.AddHours(23)));
        _clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(PublicationProblemCodes.DryRunOld, await PublishAsync(SecondVersion.Sha256, Now.AddDays(20)));
        Assert.Empty(await _store.AllAsync(RowKinds.Criteria));
    }

    // What was cut is not the text that was dry-run, and its hash is not that one's.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Publish_AfterAnErasureCutTheText_IsRefusedAndEverySiloReadsOn(bool isRemoved)
    {
        await _store.LabelAsync(Id(1), Two, Now.AddDays(-10), LabelledStore.Accepted(2, Now.AddDays(-20)));
        string yaml = SecondVersion.Yaml + "# Marie Dupont\n";
        string sha256 = CriteriaDigest.Of(yaml);
        await _office.DryRunAsync(yaml, "camille", Patience, Token);
        var row = (await _store.ReadAsync(StoredDryRun.KeyOf(sha256), Token))!; // it ended
        var cut = PersonCutTests.CutOf("Marie Dupont");
        var left = isRemoved ? RowErasure.Of(row, cut) : JsonPersonCut.Cut(row.Body, cut, isRaw: false); // the second as an older program left it
        await _store.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [new StateWrite(row.Key, row.Version, left)] }, Token);

        Assert.Equal(isRemoved, left is null);
        Assert.Equal(PublicationProblemCodes.NoDryRun, await PublishAsync(sha256, Now.AddDays(2)));
        Assert.Empty(await _store.AllAsync(RowKinds.Criteria));
        Assert.Equal("1.0", (await new CriteriaArchive(_store, _clock).ReadAsync(Token)).Newest.Criteria.Version);
        await _office.DryRunAsync(SecondVersion.Yaml, "camille", Patience, Token);
        Assert.Equal(isRemoved ? 2 : 4, (await _store.AllAsync(RowKinds.CriteriaDryRun)).Count); // pages without a dry run go
    }

    [Fact]
    public async Task Erase_WhoPublished_LeavesEveryOtherByteOfTheRow()
    {
        string body = $$"""{"version":"2.0","yaml":"# Marie Dupont","sha256":"00", "at":"2026-11-29T09:00:00+00:00","by":"Marie Dupont, {{0}}","from":"2026-11-30T09:00:00+00:00"}""";
        await _store.PutAsync(RowKinds.Criteria, "000001", body);
        var row = (await _store.ReadAsync(CriteriaRow.KeyOf(1), Token))!; // it was put

        var left = RowErasure.Of(row, PersonCutTests.CutOf("Marie Dupont"));

        Assert.Equal(body.Replace("\"Marie Dupont, ", "\"[…], ", StringComparison.Ordinal), Encoding.UTF8.GetString(left!.Value.Span)); // it is not removed
        Assert.DoesNotContain(RowKinds.Criteria, RowErasure.Untouched);
        Assert.Equal(row.Body, RowErasure.Of(row, PersonCutTests.CutOf("Jean Nobody")));
    }

    [Fact]
    public async Task Find_ADryRunThatNothingIsPublishedBy_IsNull()
    {
        await _office.DryRunAsync(SecondVersion.Yaml, "camille", Patience, Token);
        _clock.Advance(TimeSpan.FromDays(7));
        Assert.NotNull(await _office.FindAsync(SecondVersion.Sha256, Token));

        _clock.Advance(TimeSpan.FromTicks(1));

        Assert.Null(await _office.FindAsync(SecondVersion.Sha256, Token));
        Assert.Equal(PublicationProblemCodes.DryRunOld, await PublishAsync(SecondVersion.Sha256, Now.AddDays(20)));
    }

    // Nothing is judged by older criteria in the place of some that nobody can read.
    [Theory]
    [InlineData("rubbish")]
    [InlineData("""{"version":"2.0","yaml":"version: 1","sha256":"00","at":"2026-11-29T09:00:00+00:00","by":"camille","from":"2026-11-30T09:00:00+00:00"}""")]
    public async Task Read_ADamagedRow_IsNoVersionAndStoreCheckNamesIt(string body)
    {
        await _store.PutAsync(RowKinds.Criteria, "000001", body);

        await Assert.ThrowsAsync<InvalidDataException>(async () => await new CriteriaArchive(_store, _clock).ReadAsync(Token));
        Assert.Equal(["Row criteria/000001 is not a published version of the criteria."], await DirectoryCheck.RunAsync(_store, Token));
    }

    private async Task<string?> PublishAsync(string sha256, DateTimeOffset from) => (await _office.PublishAsync(sha256, from, "camille", Token)).Refusal?.Code;

    private CriteriaOffice Office() => new(_store, new CriteriaArchive(_store, _clock), _clock, NullLogger<CriteriaOffice>.Instance);

    private static CentreId Id(int number) => CentreId.TryParse($"0198a0000000700080000000{number:x8}", out var id) ? id : throw new InvalidOperationException("It is an id.");
}
