using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Mail;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Labels;
using Federation.Registry.Labels;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Tests.Mail;

/// <summary>Who is told of what happens to a label, through the grain and the feed.</summary>
public sealed class MailOfLabelsTests(LabelCluster labels) : IClassFixture<LabelCluster>, IAsyncLifetime
{
    private static readonly AssessorAccount[] Everybody =
    [
        new("able-1", [NetworkId.Parse("b")]), new("able-2", [NetworkId.Parse("b"), NetworkId.Parse("c")]), new("lister", [NetworkId.Parse("b"), NetworkId.Parse("a")]), new("manager", [NetworkId.Parse("b")]), new("suspender", [NetworkId.Parse("b")]),
    ];

    private CentreId _centre;
    private HashSet<string> _before = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private MailOfDecisions Decisions => new(labels.Store, new MailOfApplications(new NoAssessors(), TimeProvider.System), new MailOfLabels(new LabelParties(new CentreArchive(labels.Store), new AssessmentArchive(labels.Store), new Appointed(), new Running()), TimeProvider.System));

    public async ValueTask InitializeAsync()
    {
        _centre = await labels.ListAsync("a");
        await DecideAsync(LabelEventKind.Awarded, "first", 0);
        await Decisions.RunAsync(Token); // the first look of all goes to the feed's head
        await DecideAsync(LabelEventKind.Suspended, "suspender", 1);
        await Decisions.RunAsync(Token);
        _before = [.. (await AllAsync()).Select(mail => mail.Row.Key.Id)];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Appeal_ThatWaits_IsToldOnceToEveryAssessorWhoMayDecideIt()
    {
        await DecideAsync(LabelEventKind.Appealed, "manager", 2);
        labels.Faults.Refuses = batch => batch.Writes.Any(write => write.Key.Kind == RowKinds.MailFeed);
        await Assert.ThrowsAnyAsync<StoreUnavailableException>(() => Decisions.RunAsync(Token));
        labels.Faults.Refuses = _ => false;

        await Decisions.RunAsync(Token);
        await Decisions.RunAsync(Token);

        var mails = await MailsAsync();
        Assert.Equal([(MailKind.SuspensionAppealed, "able-1"), (MailKind.SuspensionAppealed, "able-2")], mails.Select(mail => (mail.Mail.Kind, mail.Mail.Account)));
        Assert.All(mails, mail => Assert.DoesNotContain("able", mail.Row.Key.Id, StringComparison.Ordinal)); // operators see the ids
    }

    [Theory]
    [InlineData(LabelEventKind.AppealDismissed, MailKind.SuspensionStands, null)]
    [InlineData(LabelEventKind.Reinstated, MailKind.SuspensionLifted, MailKind.LabelReinstated)]
    public async Task Decision_AboutAnAppeal_IsToldToWhoeverAppealed(LabelEventKind decided, MailKind told, MailKind? others)
    {
        await DecideAsync(LabelEventKind.Appealed, "manager", 2);
        await DecideAsync(decided, "able-1", 3);

        await Decisions.RunAsync(Token);
        await Decisions.RunAsync(Token);

        // Nobody is asked to decide what was decided meanwhile.
        (MailKind, string?)[] toOthers = others is { } kind ? [(kind, "second-manager")] : [];
        Assert.Equal([.. toOthers, (told, "manager")], (await MailsAsync()).Select(mail => (mail.Mail.Kind, mail.Mail.Account)));
    }

    [Fact]
    public async Task Suspension_IsToldToTheManagersOfTheNetworksThatListTheCentre()
    {
        var mails = await AllAsync();

        Assert.Equal([(MailKind.LabelSuspended, "manager"), (MailKind.LabelSuspended, "second-manager")], mails.Select(mail => (mail.Mail.Kind, mail.Mail.Account)));
        Assert.All(mails, mail => Assert.Equal(30, (mail.Mail.Day - mail.Mail.Since)!.Value.TotalDays, precision: 2)); // a suspension can be appealed against
        Assert.All(mails, mail => Assert.DoesNotContain("manager", mail.Row.Key.Id, StringComparison.Ordinal)); // operators see the ids
    }

    [Fact]
    public async Task Suspension_ThatIsLiftedWithoutAnAppeal_IsToldToThoseWhoWereWarned()
    {
        await DecideAsync(LabelEventKind.Reinstated, "suspender", 2);

        await Decisions.RunAsync(Token);

        Assert.Equal([(MailKind.LabelReinstated, "manager"), (MailKind.LabelReinstated, "second-manager")], (await MailsAsync()).Select(mail => (mail.Mail.Kind, mail.Mail.Account)));
    }

    [Fact]
    public async Task Suspension_ThatIsOverBeforeItIsTold_WarnsNobody()
    {
        await DecideAsync(LabelEventKind.Reinstated, "suspender", 2);
        await Decisions.RunAsync(Token);
        _before = [.. (await AllAsync()).Select(mail => mail.Row.Key.Id)];
        await DecideAsync(LabelEventKind.Suspended, "suspender", 3);
        await DecideAsync(LabelEventKind.Revoked, "suspender", 4);

        await Decisions.RunAsync(Token);

        Assert.Equal([(MailKind.LabelRevoked, "manager"), (MailKind.LabelRevoked, "second-manager")], (await MailsAsync()).Select(mail => (mail.Mail.Kind, mail.Mail.Account)));
    }

    private async Task DecideAsync(LabelEventKind kind, string actor, int madeOn)
    {
        var levels = kind == LabelEventKind.Awarded ? new LabelLevels { Services = 1 } : null;
        var answer = await labels.Grains(0).GetGrain<ILabelGrain>(_centre.Value).Decide(new LabelOrder { Kind = kind, MadeOn = madeOn, Actor = actor, Reason = "Seen.", Levels = levels });
        Assert.Null(answer.Message);
    }

    /// <summary>But for those of the suspension that everything here begins with.</summary>
    private async Task<IReadOnlyList<(StateRow Row, StoredMail Mail)>> MailsAsync() => [.. (await AllAsync()).Where(mail => !_before.Contains(mail.Row.Key.Id))];

    private async Task<IReadOnlyList<(StateRow Row, StoredMail Mail)>> AllAsync() =>
        await new Outbox(labels.Store, Options.Create(new MailOptions())).RowsAsync(Token).Where(mail => mail.Mail.Centre == _centre).ToListAsync(Token);

    private sealed class Running : INetworkAccounts
    {
        public Task<IReadOnlyList<string>> OfAsync(IReadOnlyCollection<NetworkId> networks, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(networks.Contains(NetworkId.Parse("a")) ? ["manager", "second-manager"] : []);
    }

    private sealed class Appointed : IAssessors
    {
        public Task<IReadOnlyList<AssessorAccount>> AllAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<AssessorAccount>>(Everybody);
    }
}
