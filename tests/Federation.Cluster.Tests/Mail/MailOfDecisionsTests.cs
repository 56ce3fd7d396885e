using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Mail;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Labels;
using Federation.Registry.Assessments;
using Federation.Registry.Criteria;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Tests.Mail;

/// <summary>What is decided through the grain is told, once, whatever breaks in between.</summary>
public sealed class MailOfDecisionsTests : IAsyncLifetime
{
    private static readonly AssessmentActor Applicant = new("applicant", ["a"]), First = new("first", ["b"]);

    // For each test: the first look of all is another than those that follow.
    private readonly LabelCluster _labels = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private MailOfDecisions Decisions => new(_labels.Store, new MailOfApplications(new Appointed(), TimeProvider.System), new MailOfLabels(new LabelParties(new CentreArchive(_labels.Store), new AssessmentArchive(_labels.Store), new NoAssessors(), new NoNetworkAccounts()), TimeProvider.System));

    public ValueTask InitializeAsync() => _labels.InitializeAsync();

    public ValueTask DisposeAsync() => _labels.DisposeAsync();

    [Fact]
    public async Task Decisions_AfterTheFirstLook_AreToldToTheApplicantOnce()
    {
        var before = await RefusedAsync();
        await Decisions.RunAsync(Token);
        Assert.Empty(await MailsAsync(before)); // what was before the directory sent mail is old news
        var id = await RefusedAsync();
        _labels.Faults.Refuses = batch => batch.Writes.Any(write => write.Key.Kind == RowKinds.MailFeed);
        await Assert.ThrowsAnyAsync<StoreUnavailableException>(() => Decisions.RunAsync(Token));
        Assert.Empty(await MailsAsync(id));
        _labels.Faults.Refuses = _ => false;

        await Decisions.RunAsync(Token);
        await Decisions.RunAsync(Token);

        var mail = Assert.Single(await ToldAsync(id));
        Assert.Equal((MailKind.Refused, "applicant"), (mail.Kind, mail.Account));
        Assert.Equal(30, (mail.Day - mail.Since)!.Value.TotalDays, precision: 2); // a refusal has a day
        var now = (await _labels.Grains(0).GetGrain<IAssessmentGrain>(id.Centre.Value).Get())[0].Assessment;
        await DoAsync(id, new AssessmentCommand.Appeal("It was measured.") { MadeOn = now.Version, By = Applicant, At = default });
        await DoAsync(id, new AssessmentCommand.DecideAppeal(false, "It was not.") { MadeOn = now.Version + 1, By = new AssessmentActor("third", []), At = default });
        await Decisions.RunAsync(Token);

        Assert.Equal([MailKind.Dismissed, MailKind.Refused], (await ToldAsync(id)).Select(told => told.Kind).Order(Comparer<MailKind>.Create((one, other) => string.CompareOrdinal($"{one}", $"{other}"))));
        Assert.Empty(await MailsAsync(before));
    }

    [Fact]
    public async Task Application_ThatWaits_IsToldOnceToEveryAssessorWhoMayAct()
    {
        await Decisions.RunAsync(Token);
        var id = await SubmittedAsync();

        await Decisions.RunAsync(Token);
        await Decisions.RunAsync(Token);

        Assert.Equal(["first", "second"], await AskedAsync(id, 0)); // neither "lister", of a network that lists the centre, nor the applicant
        await DoAsync(id, new AssessmentCommand.Take { MadeOn = 3, By = First, At = default });
        await DoAsync(id, new AssessmentCommand.AskMore("Which contract?", TimeProvider.System.GetUtcNow().AddDays(20)) { MadeOn = 4, By = First, At = default });
        await DoAsync(id, new AssessmentCommand.Submit { MadeOn = 5, By = Applicant, At = default });
        await Decisions.RunAsync(Token);
        Assert.Equal(["first"], await AskedAsync(id, 2)); // whoever asked has it back
        await DoAsync(id, new AssessmentCommand.Refuse("Too slow.") { MadeOn = 6, By = First, At = default });
        await DoAsync(id, new AssessmentCommand.Appeal("It was measured.") { MadeOn = 7, By = Applicant, At = default });
        await Decisions.RunAsync(Token);
        Assert.Equal(["second"], await AskedAsync(id, 3)); // not whoever refused
    }

    [Fact]
    public async Task Application_ThatSomebodyHasTaken_IsWaitingForNobody()
    {
        await Decisions.RunAsync(Token);
        var id = await SubmittedAsync();
        await DoAsync(id, new AssessmentCommand.Take { MadeOn = 3, By = First, At = default });

        await Decisions.RunAsync(Token);

        Assert.Empty(await MailsAsync(id));
    }

    private async Task<AssessmentId> RefusedAsync()
    {
        var id = await SubmittedAsync();
        await DoAsync(id, new AssessmentCommand.Take { MadeOn = 3, By = First, At = default });
        await DoAsync(id, new AssessmentCommand.Refuse("Too slow.") { MadeOn = 4, By = First, At = default });
        return id;
    }

    private async Task<AssessmentId> SubmittedAsync()
    {
        var centre = await _labels.ListAsync("a");
        var id = new AssessmentId(centre, 1);
        await _labels.Grains(0).GetGrain<IAssessmentGrain>(centre.Value).Open(Applicant, "a");
        var answer = new Answer { Criterion = "services.events", Value = 3, Evidence = EvidenceKind.Declared, ObservedAt = TimeProvider.System.GetUtcNow().AddDays(-1) };
        await DoAsync(id, new AssessmentCommand.Say(answer) { MadeOn = 0, By = Applicant, At = default });
        await DoAsync(id, new AssessmentCommand.Submit { MadeOn = 2, By = Applicant, At = default });
        return id;
    }

    private async Task DoAsync(AssessmentId id, AssessmentCommand command)
    {
        var answer = await _labels.Grains(0).GetGrain<IAssessmentGrain>(id.Centre.Value).Decide(id.ToString(), AssessmentOrder.Of(command));
        Assert.Null(answer.Message);
    }

    /// <summary>To the applicant alone.</summary>
    private async Task<IReadOnlyList<StoredMail>> ToldAsync(AssessmentId id) => [.. (await MailsAsync(id)).Where(mail => mail.Account == "applicant")];

    /// <summary>Who is asked to act, but for the first ones.</summary>
    private async Task<IEnumerable<string?>> AskedAsync(AssessmentId id, int after) => (await MailsAsync(id)).Where(mail => mail.Kind == MailKind.ApplicationWaits).OrderBy(mail => mail.Since).Skip(after).Select(mail => mail.Account);

    private async Task<IReadOnlyList<StoredMail>> MailsAsync(AssessmentId id) =>
        await new Outbox(_labels.Store, Options.Create(new MailOptions())).RowsAsync(Token).Select(row => row.Mail).Where(mail => mail.Assessment == id.ToString()).ToListAsync(Token);

    private sealed class Appointed : IAssessors
    {
        public Task<IReadOnlyList<AssessorAccount>> AllAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<AssessorAccount>>([new("applicant", [NetworkId.Parse("b")]), new("first", [NetworkId.Parse("b")]), new("lister", [NetworkId.Parse("b"), NetworkId.Parse("a")]), new("second", [NetworkId.Parse("b")])]);
    }
}
