using CsCheck;
using Federation.Registry.Criteria;
using Federation.Registry.Criteria.Versions;
using Federation.Registry.DryRuns;
using Federation.Registry.Evaluations;
using Federation.Registry.Labels;
using Federation.Registry.Tests.Criteria;
using Federation.Registry.Tests.Evaluations;

namespace Federation.Registry.Tests.DryRuns;

public sealed class CentreProspectTests
{
    private static readonly DateTimeOffset Now = Sets.At;

    [Fact]
    public void Of_ACentreThatJustReachedALevel_LosesWhatTheNewVersionAsksMoreFor()
    {
        var prospect = Of(Centre(Accepted(level: 2), 2));

        var loss = Assert.Single(prospect.Losses);
        Assert.Equal((Axis.Services, 2, 2, 1, false), (loss.Axis, loss.Awarded, loss.UnderOwn, loss.Finding.Level, loss.IsLostAlready));
        Assert.Equal(1, prospect.Level);
        var why = Assert.Single(loss.Why);
        Assert.Equal("services.hours", why.Criterion.Id);
        Assert.Equal("40 hours a week: level 2 asks for at least 45 hours a week.", why.Text(Language.English));
        Assert.Equal("40 heures par semaine : le niveau 2 demande au moins 45 heures par semaine.", why.Text(Language.French));
    }

    [Fact]
    public void Of_ACentreWithMoreThanIsAskedFor_LosesNothing() => Assert.Empty(Of(Centre(Accepted(level: 3), 2)).Losses);

    // Time took it, and not the new version.
    [Fact]
    public void Of_EvidenceThatGrewOld_IsSaidToBeLostAlready()
    {
        var prospect = Of(Centre(Accepted(level: 3, TimeSpan.FromDays(800)), 3));

        Assert.Equal([Axis.TechnicalPerformance, Axis.Services, Axis.Quality, Axis.Commitments], prospect.Losses.Select(loss => loss.Axis));
        Assert.All(prospect.Losses, loss => Assert.True(loss.IsLostAlready));
        Assert.All(prospect.Losses.SelectMany(loss => loss.Why), reason => Assert.Equal(ReasonKind.EvidenceOutdated, reason.Kind));
    }

    [Fact]
    public void Of_AnAwardOfWhichNothingWasKept_IsJudgedOnlyWhereTheDirectoryComputesEverything()
    {
        var prospect = Of(Centre(null, 2) with { Award = Award(2, interoperability: 2), Known = [Sets.Observed("network.freshness", 8, EvidenceKind.Computed, days: 60), Sets.Observed("network.completeness", 100, EvidenceKind.Computed, days: 60)] });

        Assert.Equal([Axis.Interoperability], prospect.Judged);
        var loss = Assert.Single(prospect.Losses);
        Assert.Equal((Axis.Interoperability, 1), (loss.Axis, loss.Finding.Level));
        Assert.Equal(["network.freshness"], loss.Why.Select(reason => reason.Criterion.Id));
    }

    [Fact]
    public void Of_AnAxisThatCannotBeMeasured_IsLostAndSaysWhyNot()
    {
        var loss = Assert.Single(Of(Centre(null, 2) with { Award = Award(2, interoperability: 1) }).Losses);

        Assert.Null(loss.Finding.Level);
        Assert.Equal(((int?)null, true, true), (loss.UnderOwn, loss.IsOwnKnown, loss.IsLostAlready)); // and no version takes it
        Assert.All(loss.Why, reason => Assert.Equal(ReasonKind.TooFewDays, reason.Kind));
    }

    [Fact]
    public void Of_CriteriaThatAreUnknownHere_AreNotSaidToHaveTakenIt()
    {
        var loss = Assert.Single(Of(Centre(Accepted(level: 2), 2) with { Award = Award(2) with { CriteriaVersion = "0.9" } }).Losses);

        Assert.Null(loss.UnderOwn);
        Assert.Equal((false, false), (loss.IsOwnKnown, loss.IsLostAlready));
    }

    // What the directory knows today takes the place of what it knew at the award.
    [Fact]
    public void Of_WhatIsKnownToday_CountsBeforeWhatWasKnownThen()
    {
        var then = Sets.Observed("network.completeness", 50, EvidenceKind.Computed, TimeSpan.FromDays(100), days: 90);
        var centre = Centre([.. Accepted(level: 3), then], 3) with { Award = Award(3, interoperability: 3) };

        Assert.Contains(Axis.Interoperability, Of(centre).Losses.Select(loss => loss.Axis));
        Assert.Empty(Of(centre with { Known = [then with { Value = 100, ObservedAt = Now }] }).Losses);
    }

    [Fact]
    public void Totals_OfAnyCentres_CountEachAxisOfAnAwardOnce() => Gen.Select(Gen.Int[0, 3], Gen.Int[1, 3], Gen.Bool).Array[0, 20].Sample(drawn =>
    {
        var prospects = drawn.Select(one => Of(Centre(one.Item3 ? Accepted(Math.Max(1, one.Item1)) : null, one.Item2))).ToList();
        var totals = prospects.Aggregate(new DryRunTotals(), (before, prospect) => before.With(prospect));

        Assert.Equal((prospects.Count, prospects.Count(prospect => prospect.Losses.Count > 0), drawn.Count(one => !one.Item3)), (totals.Centres, totals.Losing, totals.NothingKept));
        Assert.All(totals.Axes, axis => Assert.Equal(axis.Awarded, axis.Keeping + axis.Losing + axis.LostAlready + axis.NotJudged));
        Assert.Equal(prospects.Sum(prospect => prospect.Losses.Count), totals.Axes.Sum(axis => axis.Losing + axis.LostAlready));
    });

    [Fact]
    public void Totals_OfALevelThatIsLost_CountItApartFromAnAxis()
    {
        var (loses, keeps, none) = (Of(Centre(Accepted(level: 2), 2)), Of(Centre(Accepted(level: 3), 2)), Of(Centre(Accepted(level: 3, TimeSpan.FromDays(800)), 3)));
        // Services was above the others, and comes down to them.
        var evens = Of(Centre(Accepted(level: 2), 2) with { Award = Award(2) with { Levels = new LabelLevels { TechnicalPerformance = 1, Services = 2, Quality = 1, Commitments = 1 } } });

        Assert.Equal((1, 3, 0, 1), (loses.Level, keeps.Level, none.Level, evens.Level));
        Assert.Single(evens.Losses);
        var totals = new[] { loses, keeps, none, evens }.Aggregate(new DryRunTotals(), (before, prospect) => before.With(prospect));
        Assert.Equal((4, 3, 2), (totals.Centres, totals.Losing, totals.LosingLevel));
        Assert.Equal((4, 1, 2, 1, 0), totals.Axes.Single(axis => axis.Axis == Axis.Services) is var services ? (services.Awarded, services.Keeping, services.Losing, services.LostAlready, services.NotJudged) : default);
    }

    // Whoever publishes the same again takes nothing from anybody who holds what was accepted.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_TheCriteriaOfTheAward_TakeNothing(int level) =>
        Assert.Empty(CentreProspect.Of(Centre(Accepted(level), level), CriteriaSet.First, CriteriaVersions.First, Now).Losses);

    private static CentreProspect Of(LabelledCentre centre) => CentreProspect.Of(centre, SecondVersion.Criteria, CriteriaVersions.First, Now);

    private static LabelledCentre Centre(IReadOnlyList<Observation>? accepted, int level) => new() { Centre = "0198a000000070008000000000000001", Name = "La Fabrique", Award = Award(level), Accepted = accepted, Known = [] };

    private static LabelAward Award(int level, int? interoperability = null) => new()
    {
        Number = 1,
        Levels = new LabelLevels { TechnicalPerformance = level, Services = level, Quality = level, Commitments = level, Interoperability = interoperability },
        CriteriaVersion = "1.0",
        AwardedAt = Now.AddDays(-100),
        ValidUntil = Now.AddDays(600),
    };

    /// <summary>What just reaches a level of 1.0, by the evidence that is asked for.</summary>
    private static IReadOnlyList<Observation> Accepted(int level, TimeSpan? ago = null) =>
    [
        .. CriteriaSet.First.Criteria.Where(criterion => criterion.Evidence != EvidenceKind.Computed).Select(criterion => Sets.Observed(criterion.Id, criterion.Threshold(level), criterion.Evidence, ago ?? TimeSpan.FromDays(120))),
    ];
}
