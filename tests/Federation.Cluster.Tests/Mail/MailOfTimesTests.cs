using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Mail;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Sqlite;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Storage;
using Federation.Registry.Assessments;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Cluster.Tests.Mail;

/// <summary>Who is reminded of what, day by day.</summary>
public sealed class MailOfTimesTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(Start);
    private readonly SqliteDirectoryStore _store;
    private readonly CentreId _centre = CentreId.New(TimeProvider.System);

    public MailOfTimesTests() => _store = SqliteDirectoryStore.Open(_folder.File("directory.db"));

    private string Key => $"{_centre}-1";

    private Outbox Outbox => new(_store, Options.Create(new MailOptions()));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Draft_ThatNobodyTouches_IsRemindedOfTwiceBeforeItLapses()
    {
        await StoreAsync([Opened(isVouched: true)]);

        Assert.Equal(["76 DraftLapses to applicant", "87 DraftLapses to applicant"], await DaysAsync(91));
    }

    [Fact]
    public async Task Draft_OfWhichNothingIsShown_IsRemindedOfOnce()
    {
        await StoreAsync([Opened(isVouched: false)]);

        Assert.Equal(["11 DraftLapses to applicant"], await DaysAsync(20));
    }

    [Fact]
    public async Task MoreAsked_WithinTwentyDays_IsRemindedOfTwice()
    {
        var events = Submitted();
        Add(events, new AssessmentCommand.AskMore("Which contract?", Start.AddDays(20)) { MadeOn = events.Count, By = First, At = Start });
        await StoreAsync(events);

        Assert.Equal(["13 MoreLapses to applicant", "17 MoreLapses to applicant"], await DaysAsync(21));
    }

    // Every answer that is saved changes the application, and not by when all have to be there.
    [Fact]
    public async Task MoreAsked_AnsweredInPartMeanwhile_IsRemindedOfTwiceAllTheSame()
    {
        var events = Submitted();
        Add(events, new AssessmentCommand.AskMore("Which contract?", Start.AddDays(20)) { MadeOn = events.Count, By = First, At = Start });
        var answer = new Answer { Criterion = "services.events", Value = 2, Evidence = EvidenceKind.Declared, ObservedAt = Start.AddDays(-1) };
        Add(events, new AssessmentCommand.Say(answer) { MadeOn = 0, By = new AssessmentActor("applicant", ["a"]), At = Start.AddDays(10) });
        await StoreAsync(events);

        Assert.Equal(["13 MoreLapses to applicant", "17 MoreLapses to applicant"], await DaysAsync(21));
    }

    [Fact]
    public async Task Draft_BesideRowsThatCannotBeRead_IsRemindedOf()
    {
        CentreId broken = CentreId.New(TimeProvider.System), other = CentreId.New(TimeProvider.System);
        await WriteAsync(new StateKey(RowKinds.Assessment, broken.Value), "{"u8.ToArray());
        await WriteAsync(new StateKey(RowKinds.AssessmentUnderWay, $"{broken}-1"), JsonSerializer.SerializeToUtf8Bytes(new AssessmentUnderWay(AssessmentStage.Draft, Start, null, null), ClusterJson.Default.AssessmentUnderWay));
        await WriteAsync(new StateKey(RowKinds.AssessmentUnderWay, $"{other}-1"), "{"u8.ToArray());
        await StoreAsync([Opened(isVouched: false)]);

        Assert.Equal(["11 DraftLapses to applicant"], await DaysAsync(20));
    }

    [Fact]
    public async Task Refusal_ThatNobodyAppealsAgainst_IsRemindedOfAWeekBefore()
    {
        var events = Submitted();
        Add(events, new AssessmentCommand.Refuse("Too slow.") { MadeOn = events.Count, By = First, At = Start });
        await StoreAsync(events);

        Assert.Equal(["23 AppealEnds to applicant"], await DaysAsync(31));
    }

    [Fact]
    public async Task Seat_ThatNobodyUses_RemindsTheAssessor()
    {
        await StoreAsync(Submitted());

        Assert.Equal(["21 SeatUnused to first"], await DaysAsync(60));
    }

    [Fact]
    public async Task Label_ThatRunsOut_RemindsWhoeverAppliedForIt()
    {
        var events = Submitted();
        await StoreAsync(events);
        var history = new LabelHistory { Centre = _centre };
        var award = new LabelDecision.Award { MadeOn = 0, At = Start, Actor = "first", Reason = "Well kept.", Levels = new LabelLevels { Services = 1 }, Assessment = Key };
        var awarded = history.Label.Decide(award, CriteriaSet.First);
        await WriteAsync(new StateKey(RowKinds.Label, _centre.Value), JsonSerializer.SerializeToUtf8Bytes(history with { Events = [awarded.Event!] }, ClusterJson.Default.LabelHistory)); // it was awarded
        var until = awarded.Event!.Award!.ValidUntil; // the same

        _clock.SetUtcNow(until.AddDays(-91));
        await Times().RunAsync(Token);
        Assert.DoesNotContain(await MailsAsync(), mail => mail.Mail.Kind == MailKind.LabelEnds);
        foreach (int days in (int[])[90, 60, 30, 1, 0])
        {
            _clock.SetUtcNow(until.AddDays(-days));
            await Times().RunAsync(Token);
        }

        Assert.Equal([$"{Key}/LabelEnds/30", $"{Key}/LabelEnds/90"], (await MailsAsync()).Where(mail => mail.Mail.Kind == MailKind.LabelEnds).Select(mail => mail.Row.Key.Id).Order(StringComparer.Ordinal));
        Assert.All((await MailsAsync()).Where(mail => mail.Mail.Kind == MailKind.LabelEnds), mail => Assert.Equal(("applicant", until), (mail.Mail.Account, mail.Mail.Day)));
    }

    [Fact]
    public async Task Label_OfNoApplicationThatRunsOut_RemindsWhomItConcerns()
    {
        var until = await AwardedAsync();

        _clock.SetUtcNow(until.AddDays(-90));
        await Times().RunAsync(Token);
        await Times().RunAsync(Token);

        Assert.Equal([$"{_centre}/LabelEnds/1-90-0 manager-1 {until:O}", $"{_centre}/LabelEnds/1-90-1 manager-2 {until:O}"], await LabelMailsAsync());
    }

    [Fact]
    public async Task Suspension_ThatNobodyAppealsAgainst_RemindsWhomItConcernsAWeekBefore()
    {
        await AwardedAsync(LabelEventKind.Suspended);

        Assert.Equal(["23 SuspensionAppealEnds to manager-1", "23 SuspensionAppealEnds to manager-2"], await DaysAsync(40));
        Assert.All(await MailsAsync(), mail => Assert.Equal((Start.AddDays(30), (CentreId?)_centre), (mail.Mail.Day, mail.Mail.Centre)));
    }

    [Theory]
    [InlineData(LabelEventKind.Appealed)]
    [InlineData(LabelEventKind.Reinstated)]
    [InlineData(LabelEventKind.Revoked)]
    public async Task Suspension_ThatIsAppealedAgainstOrOver_RemindsNobody(LabelEventKind then)
    {
        await AwardedAsync(LabelEventKind.Suspended, then);

        Assert.Empty(await DaysAsync(40));
    }

    /// <summary>Stores a label that was awarded by hand, and what happened to it on the same day.</summary>
    /// <returns>Until when it is valid.</returns>
    private async Task<DateTimeOffset> AwardedAsync(params IReadOnlyList<LabelEventKind> then)
    {
        var history = new LabelHistory { Centre = _centre };
        LabelDecision[] decisions =
        [
            new LabelDecision.Award { MadeOn = 0, At = Start, Actor = "operator", Reason = "Well kept.", Levels = new LabelLevels { Services = 1 } },
            .. then.Select((kind, number) => new LabelOrder { Kind = kind, MadeOn = number + 1, Actor = $"actor {number}", Reason = "Seen." }.At(Start)),
        ];
        foreach (var decision in decisions)
        {
            var outcome = history.Label.Decide(decision, CriteriaSet.First);
            Assert.Null(outcome.Refusal);
            history = history with { Events = [.. history.Events, outcome.Event!] }; // it was not refused
        }

        await WriteAsync(new StateKey(RowKinds.Label, _centre.Value), JsonSerializer.SerializeToUtf8Bytes(history, ClusterJson.Default.LabelHistory));
        return history.Label.Award!.ValidUntil; // it was awarded
    }

    private async Task<List<string>> LabelMailsAsync() => [.. (await MailsAsync()).Select(mail => $"{mail.Row.Key.Id} {mail.Mail.Account} {mail.Mail.Day:O}").Order(StringComparer.Ordinal)];

    private sealed class Managers : INetworkAccounts
    {
        public Task<IReadOnlyList<string>> OfAsync(IReadOnlyCollection<NetworkId> networks, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(["manager-1", "manager-2"]);
    }

    private static AssessmentActor First { get; } = new("first", []);

    private MailOfTimes Times() => new(_store, new AssessmentArchive(_store), new LabelParties(new CentreArchive(_store), new AssessmentArchive(_store), new NoAssessors(), new Managers()), Outbox, _clock);

    /// <summary>What is put into the outbox, an hourly look a day, by the day on which it is.</summary>
    private async Task<List<string>> DaysAsync(int days)
    {
        var told = new List<string>();
        for (int day = 0; day <= days; day++)
        {
            _clock.SetUtcNow(Start.AddDays(day));
            var before = (await MailsAsync()).Select(mail => mail.Row.Key.Id).ToHashSet();
            await Times().RunAsync(Token);
            await Times().RunAsync(Token);
            told.AddRange((await MailsAsync()).Where(mail => !before.Contains(mail.Row.Key.Id)).Select(mail => $"{day} {mail.Mail.Kind} to {mail.Mail.Account}"));
        }

        return told;
    }

    private async Task<List<(StateRow Row, StoredMail Mail)>> MailsAsync() => await Outbox.RowsAsync(Token).ToListAsync(Token);

    private AssessmentEvent Opened(bool isVouched) => Assessment.Open(new AssessmentSubject(Key, _centre.Value, ["a"], "applicant", isVouched ? "a" : null, CriteriaSet.First.Version), isVouched, Start);

    private List<AssessmentEvent> Submitted()
    {
        var events = new List<AssessmentEvent> { Opened(isVouched: true) };
        var applicant = new AssessmentActor("applicant", ["a"]);
        var answer = new Answer { Criterion = "services.events", Value = 3, Evidence = EvidenceKind.Declared, ObservedAt = Start.AddDays(-1) };
        Add(events, new AssessmentCommand.Say(answer) { MadeOn = 0, By = applicant, At = Start });
        Add(events, new AssessmentCommand.Submit { MadeOn = events.Count, By = applicant, At = Start });
        Add(events, new AssessmentCommand.Take { MadeOn = events.Count, By = First, At = Start });
        return events;
    }

    private static void Add(List<AssessmentEvent> events, AssessmentCommand command)
    {
        var outcome = Assessment.Replay(events).Decide(command, CriteriaSet.First);
        Assert.Null(outcome.Refusal);
        events.Add(outcome.Event!); // it was not refused
    }

    private async Task StoreAsync(IReadOnlyList<AssessmentEvent> events)
    {
        var history = new AssessmentHistory(Key, _centre.Value, events);
        var assessment = history.Assessment;
        await WriteAsync(new StateKey(RowKinds.Assessment, _centre.Value), JsonSerializer.SerializeToUtf8Bytes(new AssessmentRecord { Applications = [history] }, ClusterJson.Default.AssessmentRecord));
        await WriteAsync(new StateKey(RowKinds.AssessmentUnderWay, Key), JsonSerializer.SerializeToUtf8Bytes(new AssessmentUnderWay(assessment.Stage, assessment.ChangedAt, assessment.Until, null), ClusterJson.Default.AssessmentUnderWay));
    }

    private async Task WriteAsync(StateKey key, byte[] body) => await _store.CommitAsync(new StoreBatch { PartitionKey = _centre.Value, Writes = [new StateWrite(key, 0, body)] }, Token);
}
