using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Labels.Keys;
using Federation.Cluster.Labels.Publishing;
using Federation.Cluster.Labels.Reviews;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Storage;
using Federation.Registry.Assessments;
using Federation.Registry.Certificates;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Certificates.Verifying;
using Federation.Registry.Criteria;
using Federation.Registry.Criteria.Versions;
using Federation.Registry.Labels;
using Federation.Registry.Log.Entries;
using Federation.Registry.Reviews;
using Federation.Registry.Tests.Criteria;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Tests.Labels;

/// <summary>What goes on under 1.0 while 2.0 comes into force, on two silos.</summary>
public sealed class SeveralVersionsTests(LabelCluster labels) : IClassFixture<LabelCluster>
{
    private static readonly AssessmentActor Applicant = new("applicant", ["a"]), First = new("first", []);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publication_WhileAnApplicationIsUnderWay_IsForThoseAfterItAloneAndChangesNoCertificate()
    {
        var (early, late, byHand, held) = (await labels.ListAsync("a"), await labels.ListAsync("a"), await labels.ListAsync("a"), await labels.ListAsync("a"));
        string begun = await OpenAsync(early, silo: 0);
        await AwardAsync(held);
        using var folder = new TemporaryFolder();
        KeyFile.Create(folder.File("keys.json"), TimeProvider.System.GetUtcNow()).Dispose();
        var options = Options.Create(new CertificateOptions { PublicUrl = new Uri(LabelCluster.PublicUrl), KeyFile = folder.File("keys.json") });
        using var keys = new IssuerKeys(labels.Store, TimeProvider.System, options, NullLogger<IssuerKeys>.Instance);
        var office = new CertificateOffice(labels.Store, new LabelArchive(labels.Store), labels.Grains(0), TimeProvider.System, options, keys, new StatusCensus(labels.Store, NullLogger<StatusCensus>.Instance));
        byte[] before = (await office.CertificateAsync(new CertificateId(held, 1), Token))!.Embedded; // it was awarded

        await PublishedRows.PublishAsync(labels.Store, TimeProvider.System.GetUtcNow().AddMinutes(-1));
        labels.Clock.Advance(TimeSpan.FromMinutes(1));

        string after = await OpenAsync(late, silo: 1);
        Assert.Equal(("1.0", "2.0"), ((await ViewAsync(early, begun)).Assessment.Subject.CriteriaVersion, (await ViewAsync(late, after)).Assessment.Subject.CriteriaVersion));
        Assert.Equal("2.0", (await AwardAsync(byHand)).Award?.CriteriaVersion);
        // 2.0 has no such criterion any more.
        var gatherings = new Answer { Criterion = SecondVersion.Dropped, Value = 12, Evidence = EvidenceKind.Declared, ObservedAt = TimeProvider.System.GetUtcNow().AddDays(-1) };
        Assert.Equal(AssessmentProblemCodes.UnknownCriterion, (await TryAsync(late, after, on => new AssessmentCommand.Say(gatherings) { MadeOn = on, By = Applicant, At = default })).Code);
        await GrantAsync(early, begun, level: 2);
        var granted = (await Label(early).Get()).Label;
        Assert.Equal(("1.0", 2), (granted.Award?.CriteriaVersion, granted.Award?.Levels.Overall));

        Assert.Equal(("1.0", 1), ((await Label(held).Get()).Label.Award?.CriteriaVersion, (await Label(held).Get()).Events.Length));
        Assert.Equal(before, (await office.CertificateAsync(new CertificateId(held, 1), Token))!.Embedded); // as above
        var verdict = await office.VerifyAsync(before, Token);
        Assert.Equal((CertificateProblemCodes.Genuine, CertificateProblemCodes.Holds, "1.0"), (verdict.Genuine.Code, verdict.Holding?.Code, verdict.Facts?.CriteriaVersion));

        Assert.Equal(SecondVersion.Sha256, Assert.Single((await labels.LoggedAsync()).OfType<CriteriaEntry>(), entry => entry.Version == "2.0").Sha256);
    }

    [Fact]
    public async Task Look_AskedOfTwoSilos_IsDoneOnceADay()
    {
        await AwardAsync(await labels.ListAsync("a"));

        while (!await labels.Grains(0).GetGrain<IReviewGrain>(IReviewGrain.TheOnly).Look()) Token.ThrowIfCancellationRequested();
        long version = Assert.Single(await labels.Store.AllAsync(RowKinds.LabelWatch)).Version;
        while (!await labels.Grains(1).GetGrain<IReviewGrain>(IReviewGrain.TheOnly).Look()) Token.ThrowIfCancellationRequested();

        Assert.Equal(version, Assert.Single(await labels.Store.AllAsync(RowKinds.LabelWatch)).Version);
        Assert.Equal(ReviewProblemCodes.Unknown, await labels.Grains(1).GetGrain<IReviewGrain>(IReviewGrain.TheOnly).Close("none", "first", "Seen."));
    }

    private async Task<string> OpenAsync(CentreId centre, int silo) => (await labels.Grains(silo).GetGrain<IAssessmentGrain>(centre.Value).Open(Applicant, "a")).View!.Assessment.Subject.Id; // it was opened

    private async Task GrantAsync(CentreId centre, string id, int level)
    {
        foreach (var criterion in CriteriaSet.First.Criteria.Where(criterion => criterion.Evidence != EvidenceKind.Computed))
        {
            var answer = new Answer { Criterion = criterion.Id, Value = criterion.Threshold(level), Evidence = criterion.Evidence, ObservedAt = TimeProvider.System.GetUtcNow().AddDays(-1) };
            await DoAsync(centre, id, on => new AssessmentCommand.Say(answer) { MadeOn = on, By = Applicant, At = default });
        }

        await DoAsync(centre, id, on => new AssessmentCommand.Submit { MadeOn = on, By = Applicant, At = default });
        await DoAsync(centre, id, on => new AssessmentCommand.Take { MadeOn = on, By = First, At = default });
        foreach (var answer in (await ViewAsync(centre, id)).Assessment.Answers.Values)
        {
            await DoAsync(centre, id, on => new AssessmentCommand.Judge(new Judgement { Criterion = answer.Criterion, Value = answer.Value, Evidence = answer.Evidence, Reason = "Shown." }) { MadeOn = on, By = First, At = default });
        }

        await DoAsync(centre, id, on => new AssessmentCommand.Conclude("Well kept.", []) { MadeOn = on, By = First, At = default });
    }

    private async Task<CentreLabel> AwardAsync(CentreId centre) =>
        (await Label(centre).Decide(new LabelOrder { Kind = LabelEventKind.Awarded, MadeOn = 0, Actor = "operator", Reason = "Seen.", Levels = new LabelLevels { Services = 1 } })).History.Label;

    private async Task DoAsync(CentreId centre, string id, Func<int, AssessmentCommand> command)
    {
        var answer = await TryAsync(centre, id, command);
        Assert.True(answer.Code is null, $"{answer.Code}: {answer.Message}");
    }

    private async Task<AssessmentAnswer> TryAsync(CentreId centre, string id, Func<int, AssessmentCommand> command) =>
        await labels.Grains(0).GetGrain<IAssessmentGrain>(centre.Value).Decide(id, AssessmentOrder.Of(command((await ViewAsync(centre, id)).Assessment.Version)));

    private async Task<AssessmentView> ViewAsync(CentreId centre, string id) => (await labels.Grains(0).GetGrain<IAssessmentGrain>(centre.Value).Get()).Single(view => view.Assessment.Subject.Id == id);

    private ILabelGrain Label(CentreId centre) => labels.Grains(0).GetGrain<ILabelGrain>(centre.Value);
}
