using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Mail;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Labels;
using Federation.Registry.Assessments;
using Federation.Registry.Criteria;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Tests.Mail;

/// <summary>What is decided through the grain is told, once, whatever breaks in between.</summary>
public sealed class MailOfDecisionsTests(LabelCluster labels) : IClassFixture<LabelCluster>
{
    private static readonly AssessmentActor Applicant = new("applicant", ["a"]), First = new("first", ["b"]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private MailOfDecisions Decisions => new(labels.Store, new MailOfAppeals(new CentreArchive(labels.Store), new AssessmentArchive(labels.Store), new NoAssessors(), TimeProvider.System), TimeProvider.System);

    [Fact]
    public async Task Decisions_AfterTheFirstLook_AreToldToTheApplicantOnce()
    {
        var before = await RefusedAsync();
        await Decisions.RunAsync(Token);
        Assert.Empty(await MailsAsync(before)); // what was before the directory sent mail is old news
        var id = await RefusedAsync();
        labels.Faults.Refuses = batch => batch.Writes.Any(write => write.Key.Kind == RowKinds.MailFeed);
        await Assert.ThrowsAnyAsync<StoreUnavailableException>(() => Decisions.RunAsync(Token));
        Assert.Empty(await MailsAsync(id));
        labels.Faults.Refuses = _ => false;

        await Decisions.RunAsync(Token);
        await Decisions.RunAsync(Token);

        var mail = Assert.Single(await MailsAsync(id));
        Assert.Equal((MailKind.Refused, "applicant"), (mail.Kind, mail.Account));
        Assert.Equal(30, (mail.Day - mail.Since)!.Value.TotalDays, precision: 2); // a refusal has a day
        var now = (await labels.Grains(0).GetGrain<IAssessmentGrain>(id.Centre.Value).Get())[0].Assessment;
        await DoAsync(id, new AssessmentCommand.Appeal("It was measured.") { MadeOn = now.Version, By = Applicant, At = default });
        await DoAsync(id, new AssessmentCommand.DecideAppeal(false, "It was not.") { MadeOn = now.Version + 1, By = new AssessmentActor("third", []), At = default });
        await Decisions.RunAsync(Token);

        Assert.Equal([MailKind.Dismissed, MailKind.Refused], (await MailsAsync(id)).Select(told => told.Kind).Order(Comparer<MailKind>.Create((one, other) => string.CompareOrdinal($"{one}", $"{other}"))));
        Assert.Empty(await MailsAsync(before));
    }

    private async Task<AssessmentId> RefusedAsync()
    {
        var centre = await labels.ListAsync("a");
        var id = new AssessmentId(centre, 1);
        await labels.Grains(0).GetGrain<IAssessmentGrain>(centre.Value).Open(Applicant, "a");
        var answer = new Answer { Criterion = "services.events", Value = 3, Evidence = EvidenceKind.Declared, ObservedAt = TimeProvider.System.GetUtcNow().AddDays(-1) };
        await DoAsync(id, new AssessmentCommand.Say(answer) { MadeOn = 0, By = Applicant, At = default });
        await DoAsync(id, new AssessmentCommand.Submit { MadeOn = 2, By = Applicant, At = default });
        await DoAsync(id, new AssessmentCommand.Take { MadeOn = 3, By = First, At = default });
        await DoAsync(id, new AssessmentCommand.Refuse("Too slow.") { MadeOn = 4, By = First, At = default });
        return id;
    }

    private async Task DoAsync(AssessmentId id, AssessmentCommand command)
    {
        var answer = await labels.Grains(0).GetGrain<IAssessmentGrain>(id.Centre.Value).Decide(id.ToString(), AssessmentOrder.Of(command));
        Assert.Null(answer.Message);
    }

    private async Task<IReadOnlyList<StoredMail>> MailsAsync(AssessmentId id) =>
        await new Outbox(labels.Store, Options.Create(new MailOptions())).RowsAsync(Token).Select(row => row.Mail).Where(mail => mail.Assessment == id.ToString()).ToListAsync(Token);
}
