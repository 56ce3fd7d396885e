using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Centres;
using Federation.Cluster.Tests.People;
using Federation.Registry.Assessments;
using Federation.Registry.Certificates.Status;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;
using Federation.Registry.Log.Entries;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Cluster.Tests.Labels;

/// <summary>From an application to the label, through the grain and the store. Each test has a centre of its own.</summary>
public sealed class AssessmentGrainTests(LabelCluster labels) : IClassFixture<LabelCluster>
{
    private static readonly AssessmentActor Applicant = new("applicant", ["a"]), First = new("first", ["b"]), Second = new("second", []), Insider = new("insider", ["a"]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Application_Granted_AwardsTheLabelThatTwoAssessorsCameTo()
    {
        var centre = await labels.ListAsync("a");
        string id = await OpenAsync(centre);
        await JudgeAsync(centre, id, level: 3);
        await DoAsync(centre, id, on => new AssessmentCommand.Judge(new Judgement { Criterion = "services.events", Reason = "No list." }) { MadeOn = on, By = First, At = default });
        Assert.Equal(AssessmentStage.Proposed, (await DoAsync(centre, id, on => new AssessmentCommand.Conclude("Well kept.", []) { MadeOn = on, By = First, At = default })).Stage);
        Assert.Equal(LabelState.None, (await LabelAsync(centre)).State);

        await DoAsync(centre, id, on => new AssessmentCommand.Take { MadeOn = on, By = Second, At = default });
        await DoAsync(centre, id, on => new AssessmentCommand.Agree("So do I.\nVery well.") { MadeOn = on, By = Second, At = default });

        Assert.Equal(
            [AssessmentEventKind.Submitted, AssessmentEventKind.Assigned, AssessmentEventKind.Proposed, AssessmentEventKind.Assigned, AssessmentEventKind.Granted],
            (await labels.LoggedAsync()).OfType<AssessmentEntry>().Where(step => step.Assessment == id).Select(step => step.Event));
        var history = await Label(centre).Get();
        var awarded = Assert.Single(history.Events);
        Assert.Equal((LabelState.Awarded, id, "second", "So do I. Very well."), (history.Label.State, awarded.Assessment, awarded.Actor, awarded.Reason));
        Assert.Equal(3, history.Label.Award?.Levels.Quality);
        Assert.Null((await Grain(centre, silo: 1).Get()).Single().Assessment.Judgements["services.events"].Value);
        Assert.Empty(await new AssessmentArchive(labels.Store).UnderWayAsync(Token).Where(underWay => underWay.Id.Centre == centre).ToListAsync(Token));
        Assert.Equal(id, (await new AssessmentArchive(labels.Store).OfAsync([centre], Token))[0].Single().Assessment.Subject.Id);
    }

    [Fact]
    public async Task Open_WhereOneIsUnderWayOrNobodyListsTheCentre_IsRefused()
    {
        var centre = await labels.ListAsync("a");
        await OpenAsync(centre);

        Assert.Equal(AssessmentProblemCodes.Open, (await Grain(centre, silo: 1).Open(Applicant, "a")).Code);
        Assert.Equal(LabelProblemCodes.UnknownCentre, (await Grain(CentreId.New(TimeProvider.System)).Open(Applicant, null)).Code);
        var other = await labels.ListAsync("b");
        Assert.Equal(AssessmentProblemCodes.NotYours, (await Grain(other).Open(Applicant, "a")).Code);
    }

    // The assessor's network began to list the centre after the application.
    [Fact]
    public async Task Assessor_WhoseNetworkListsTheCentreByNow_HasAConflict()
    {
        var centre = await labels.ListAsync("a");
        string id = await OpenAsync(centre);
        await SubmitAsync(centre, id, level: 1);
        await labels.ListAsync("b", centre);

        var answer = await Grain(centre).Decide(id, AssessmentOrder.Of(new AssessmentCommand.Take { MadeOn = await VersionAsync(centre), By = First, At = default }));

        Assert.Equal(AssessmentProblemCodes.Conflict, answer.Code);
    }

    [Fact]
    public async Task Decide_OnTwoSilosAtOnce_IsTakenOnce()
    {
        var centre = await labels.ListAsync("a");
        string id = await OpenAsync(centre);
        await JudgeAsync(centre, id, level: 1);
        int on = await VersionAsync(centre);

        var answers = await Task.WhenAll(
            Grain(centre, silo: 0).Decide(id, AssessmentOrder.Of(new AssessmentCommand.Conclude("Well kept.", []) { MadeOn = on, By = First, At = default })),
            Grain(centre, silo: 1).Decide(id, AssessmentOrder.Of(new AssessmentCommand.Refuse("Too slow.") { MadeOn = on, By = First, At = default })));

        Assert.Single(answers, answer => answer.Code is null);
        Assert.Single(answers, answer => answer.Code is AssessmentProblemCodes.Changed);
    }

    // The host dies between the two commits: the label that was granted is awarded with the next look, once.
    [Fact]
    public async Task Grant_WhereTheAwardCouldNotBeStored_IsMadeUpForOnce()
    {
        var centre = await labels.ListAsync("a");
        string id = await OpenAsync(centre);
        await JudgeAsync(centre, id, level: 1);
        labels.Faults.Refuses = batch => batch.Writes.Any(write => write.Key == new StateKey(RowKinds.Label, centre.Value));
        int on = await VersionAsync(centre);
        await Assert.ThrowsAnyAsync<Exception>(() => Grain(centre).Decide(id, AssessmentOrder.Of(new AssessmentCommand.Conclude("Well kept.", []) { MadeOn = on, By = First, At = default })));
        Assert.Equal(LabelState.None, (await new LabelArchive(labels.Store).ReadAsync([centre], Token))[0].Label.State);

        labels.Faults.Refuses = _ => false;
        var keeper = new LabelKeeper(labels.Store, labels.Grains(1), TimeProvider.System, NullLogger<LabelKeeper>.Instance);
        await keeper.RunAsync(Token);
        await keeper.RunAsync(Token);

        Assert.Equal(id, Assert.Single((await Label(centre).Get()).Events).Assessment);
        Assert.Empty(await new AssessmentArchive(labels.Store).UnderWayAsync(Token).Where(underWay => underWay.Id.Centre == centre).ToListAsync(Token));
    }

    // Anybody may begin an application, and so nobody keeps those out who can show that they speak for the centre.
    [Fact]
    public async Task Open_WhereStrangersHaveBegunDrafts_IsForWhoeverSpeaksForTheCentre()
    {
        var centre = await labels.ListAsync("a");
        for (int number = 0; number < 3; number++) Assert.Null((await Grain(centre).Open(new AssessmentActor($"stranger {number}", []), null)).Code);
        Assert.Equal(AssessmentProblemCodes.Open, (await Grain(centre).Open(new AssessmentActor("stranger 0", []), null)).Code);

        string id = await OpenAsync(centre);

        Assert.Equal($"{centre}-4", id);
        var vouch = AssessmentOrder.Of(new AssessmentCommand.ProveControl(new ControlProof(ControlMethod.Vouched, null)) { MadeOn = 0, By = Insider, At = default });
        Assert.Equal(AssessmentProblemCodes.Open, (await Grain(centre).Decide($"{centre}-1", vouch)).Code);
    }

    [Fact]
    public async Task Vouch_ByANetworkThatListsTheCentreNoMore_IsRefused()
    {
        var centre = await labels.ListAsync("a");
        await labels.ListAsync("b", centre);
        Assert.Null((await Grain(centre).Open(new AssessmentActor("centre", []), null)).Code);
        await labels.Grains(0).GetGrain<ICentreGrain>(centre.Value).Apply(new CentreCommand.RemoveListing { Key = Listings.Key("a", centre.Value), At = TimeProvider.System.GetUtcNow(), Run = "run", Fence = 2 });
        var vouch = new AssessmentCommand.ProveControl(new ControlProof(ControlMethod.Vouched, null)) { MadeOn = 0, By = Insider, At = default };

        Assert.Equal(AssessmentProblemCodes.NotYours, (await Grain(centre).Decide($"{centre}-1", AssessmentOrder.Of(vouch))).Code);
        Assert.Null((await Grain(centre).Decide($"{centre}-1", AssessmentOrder.Of(vouch with { By = new AssessmentActor("b", ["b"]) }))).Code);
    }

    [Fact]
    public async Task Erasure_OfAPersonInANote_LeavesNothingInGrainRowAndFeed()
    {
        const string sentinel = "jeanne.sentinelle@example.org";
        var centre = await labels.ListAsync("a");
        string id = await OpenAsync(centre);
        var answer = new Answer { Criterion = "services.events", Value = 3, Evidence = EvidenceKind.Declared, ObservedAt = TimeProvider.System.GetUtcNow().AddDays(-1), Note = $"Ask {sentinel}." };
        await DoAsync(centre, id, on => new AssessmentCommand.Say(answer) { MadeOn = on, By = Applicant, At = default });

        await labels.Erasure.EraseAsync(PersonCutTests.Identifier(sentinel), Token);

        Assert.DoesNotContain(sentinel, (await Grain(centre).Get()).Single().Assessment.Answers["services.events"].Note ?? "", StringComparison.Ordinal);
        await foreach (var row in labels.Store.ScanAsync(RowKinds.Assessment, cancellationToken: Token)) Assert.DoesNotContain(sentinel, System.Text.Encoding.UTF8.GetString(row.Body.Span), StringComparison.Ordinal);
        await DoAsync(centre, id, on => new AssessmentCommand.Submit { MadeOn = on, By = Applicant, At = default });
    }

    [Fact]
    public async Task Grant_OfACentreThatHasALabel_TakesItsPlaceAndTheFormerCertificateIsRevoked()
    {
        var centre = await labels.ListAsync("a");
        await Label(centre).Decide(new LabelOrder { Kind = LabelEventKind.Awarded, MadeOn = 0, Actor = "operator", Reason = "First.", Levels = new LabelLevels { Services = 1 } });
        string id = await OpenAsync(centre);
        await JudgeAsync(centre, id, level: 2);
        await DoAsync(centre, id, on => new AssessmentCommand.Conclude("Better.", []) { MadeOn = on, By = First, At = default });

        var history = await Label(centre).Get();

        Assert.Equal((LabelState.Awarded, 2), (history.Label.State, history.Label.Award?.Number));
        Assert.True(LabelStatus.Is(history, 1, StatusPurpose.Revocation));
        Assert.False(LabelStatus.Is(history, 2, StatusPurpose.Revocation));
    }

    [Fact]
    public async Task Grant_OfACentreWhoseLabelIsSuspended_IsDecidedAfterThat()
    {
        var centre = await labels.ListAsync("a");
        await Label(centre).Decide(new LabelOrder { Kind = LabelEventKind.Awarded, MadeOn = 0, Actor = "operator", Reason = "First.", Levels = new LabelLevels { Services = 1 } });
        await Label(centre).Decide(new LabelOrder { Kind = LabelEventKind.Suspended, MadeOn = 1, Actor = "operator", Reason = "Complaints." });
        string id = await OpenAsync(centre);
        await JudgeAsync(centre, id, level: 1);

        var answer = await Grain(centre).Decide(id, AssessmentOrder.Of(new AssessmentCommand.Conclude("Well kept.", []) { MadeOn = await VersionAsync(centre), By = First, At = default }));

        Assert.Equal(LabelProblemCodes.Suspended, answer.Code);
    }

    private async Task<string> OpenAsync(CentreId centre)
    {
        var answer = await Grain(centre).Open(Applicant, "a");
        Assert.Null(answer.Message);
        return answer.View!.Assessment.Subject.Id; // it was opened
    }

    private async Task SubmitAsync(CentreId centre, string id, int level)
    {
        foreach (var criterion in CriteriaSet.First.Criteria.Where(criterion => criterion.Evidence != EvidenceKind.Computed))
        {
            var answer = new Answer { Criterion = criterion.Id, Value = criterion.Threshold(level), Evidence = criterion.Evidence, ObservedAt = TimeProvider.System.GetUtcNow().AddDays(-1) };
            await DoAsync(centre, id, on => new AssessmentCommand.Say(answer) { MadeOn = on, By = Applicant, At = default });
        }

        await DoAsync(centre, id, on => new AssessmentCommand.Submit { MadeOn = on, By = Applicant, At = default });
    }

    private async Task JudgeAsync(CentreId centre, string id, int level)
    {
        await SubmitAsync(centre, id, level);
        var assessment = await DoAsync(centre, id, on => new AssessmentCommand.Take { MadeOn = on, By = First, At = default });
        foreach (var answer in assessment.Answers.Values)
        {
            var judgement = new Judgement { Criterion = answer.Criterion, Value = answer.Value, Evidence = answer.Evidence, Reason = "Shown." };
            await DoAsync(centre, id, on => new AssessmentCommand.Judge(judgement) { MadeOn = on, By = First, At = default });
        }
    }

    private async Task<Assessment> DoAsync(CentreId centre, string id, Func<int, AssessmentCommand> command)
    {
        var answer = await Grain(centre).Decide(id, AssessmentOrder.Of(command(await VersionAsync(centre))));
        Assert.True(answer.Code is null, $"{answer.Code}: {answer.Message}");
        return answer.View!.Assessment; // it was done
    }

    private async Task<int> VersionAsync(CentreId centre) => (await Grain(centre).Get())[^1].Assessment.Version;

    private async Task<CentreLabel> LabelAsync(CentreId centre) => (await Label(centre).Get()).Label;

    private IAssessmentGrain Grain(CentreId centre, int silo = 0) => labels.Grains(silo).GetGrain<IAssessmentGrain>(centre.Value);

    private ILabelGrain Label(CentreId centre) => labels.Grains(0).GetGrain<ILabelGrain>(centre.Value);
}
