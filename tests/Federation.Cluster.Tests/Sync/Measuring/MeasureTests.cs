using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Cluster.Sync.Measuring;
using Federation.Contracts;

namespace Federation.Cluster.Tests.Sync.Measuring;

/// <summary>What a network's listings come to.</summary>
public sealed class MeasureTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly ListingContent Full = new()
    {
        Name = "Le Hangar",
        Description = "A place.",
        Address = new Address { Street = "1 rue A", PostalCode = "21000", Locality = "Dijon", LocalityCode = "21231", Region = "BFC", Country = "FR" },
        Location = new Location(47.3, 5.0),
        Website = "https://a.example/",
        Phone = "+33 3 00 00 00 00",
        OpeningHours = "Mo-Fr 09:00-18:00",
        Services = ["meeting-room"],
        CapacityText = "some",
        Languages = ["fr"],
        Accessibility = ["wheelchair"],
        Prices = [new ListedPrice { Text = "12 € a day" }],
        LabelClaim = "C3",
    };

    [Fact]
    public void Measure_OfAFullListing_HasEveryField_AndOfANameAlone_OnlyThat()
    {
        Assert.All(SourceTally.Fields, field => Assert.True(ListingMeasure.Of(Full).Has(field), field));
        Assert.Equal(["name"], SourceTally.Fields.Where(ListingMeasure.Of(new ListingContent { Name = "A" }).Has));
        Assert.True(ListingMeasure.Of(Full).HoursUnderstood);
        Assert.False(ListingMeasure.Of(Full with { OpeningHours = "whenever the door is open" }).HoursUnderstood);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Measure_WrittenAndRead_IsTheSame(bool full)
    {
        var measure = ListingMeasure.Of(full ? Full : new ListingContent { Name = "A" });

        Assert.Equal(measure, ListingMeasure.Parse(measure.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("1.")]
    [InlineData("1.2.3")]
    [InlineData("-1")]
    public void Measure_OfWhatIsNone_IsNull(string? text) => Assert.Null(ListingMeasure.Parse(text));

    [Fact]
    public void Tally_OfManyListings_CountsWhatIsShownAndTellsTheAgeOfAll()
    {
        var runs = RunMeasures.Of([Run("2", Now.AddHours(-1), new RunCounts { Read = 4, Unchanged = 4, Pages = 1 }), Run("1", Now.AddDays(-9), new RunCounts { Read = 4, New = 4, Pages = 1 })]);
        var tally = new MeasureTally(RemovalRule.Default, runs, Now);
        var shown = new Binding { Centre = CentreId.New(TimeProvider.System), ContentHash = "x", Measure = ListingMeasure.Of(Full).ToString(), ChangedAt = Now.AddDays(-3) };
        tally.Add(shown);
        tally.Add(shown with { ModifiedAt = Now.AddDays(-400) }); // says the same of one place
        tally.Add(shown with { Measure = ListingMeasure.Of(new ListingContent { Name = "A" }).ToString(), ChangedAt = null });
        tally.Add(shown with { MissedRuns = 1, MissedSince = Now.AddDays(-20) });
        tally.Add(shown with { MissedRuns = 9, MissedSince = Now.AddDays(-40) });
        tally.Add(shown with { RemovedAt = Now, MissedRuns = 9 });
        tally.Add(shown with { ContentHash = null }); // claimed by a run that did not come to its end

        var measures = tally.Measures(new Dictionary<string, int> { ["name.missing"] = 2 });

        Assert.Equal((5, 1, 1, 1, Now.AddDays(-40)), (measures.Listings, measures.Missed, measures.Due, measures.Removed, measures.MissedSince));
        Assert.Equal([(ListingAge.Day, 0), (ListingAge.Week, 3), (ListingAge.Month, 0), (ListingAge.Year, 0), (ListingAge.Older, 1), (ListingAge.Unknown, 1)], measures.ByChange.OrderBy(age => age.Key).Select(age => (age.Key, age.Value)));
        Assert.Equal([(ListingAge.Day, 3), (ListingAge.Week, 0), (ListingAge.Month, 1), (ListingAge.Year, 1), (ListingAge.Older, 0), (ListingAge.Unknown, 0)], measures.BySight.OrderBy(age => age.Key).Select(age => (age.Key, age.Value)));
        Assert.Equal((5, 3, 2, 2, 2, 1, 2), (measures.Source.Read, measures.Source.Mapped, measures.Source.Located, measures.Source.Placed, measures.Source.Reachable, measures.Source.SamePlace, measures.Source.HoursUnderstood));
        Assert.Equal((3, 2, 2), (measures.Source.FilledIn("name"), measures.Source.FilledIn("address.street"), measures.Source.FilledIn("prices")));
        Assert.Equal((true, true), (measures.Source.StableIds, measures.Source.Resumable));
    }

    [Fact]
    public void Runs_OfASourceWhoseIdsAreOthersEachTime_TellThatNoneHolds()
    {
        var fresh = new RunCounts { Read = 10, New = 9, Unchanged = 1, Pages = 3 };

        Assert.False(RunMeasures.Of([Run("2", Now, fresh), Run("1", Now.AddDays(-1), fresh)]).StableIds);
        Assert.Null(RunMeasures.Of([Run("1", Now, fresh)]).StableIds);
        Assert.True(RunMeasures.Of([Run("2", Now, new RunCounts()) with { UnchangedSince = Now }, Run("1", Now.AddDays(-1), fresh)]).StableIds);
        Assert.False(RunMeasures.Of([Run("1", Now, fresh)]).Resumable);
        Assert.True(RunMeasures.Of([Run("1", Now, fresh) with { GaveCursor = true }]).Resumable);
    }

    [Fact]
    public void Runs_WithoutAnyReading_TellNothing()
    {
        var runs = RunMeasures.Of([]);

        Assert.Null(runs.Whole);
        Assert.Equal((null, null, null, null, null, 0), (runs.WholeReadAt, runs.SeenAt, runs.ChangedAt, runs.StableIds, runs.Resumable, runs.SameId));
    }

    [Theory]
    [InlineData("0 12 * * *", null, 3)]
    [InlineData("0 12 * * *", 1, 1)]
    [InlineData("0 12 * * *", 5, 3)]
    [InlineData(null, 5, 5)]
    [InlineData(null, null, null)]
    public void NextRun_IsWhatComesFirst(string? schedule, int? retryIn, int? expected)
    {
        var failed = Run("1", Now, new RunCounts()) with { Status = RunStatus.Failed, Failure = new RunFailure(FailureKind.Transient, "http.timeout", ""), RetryAt = retryIn is { } hours ? Now.AddHours(hours) : null };
        var network = new NetworkDefinition { Id = NetworkId.Parse("a"), Name = "A", Adapter = "x", Config = "{}", Schedule = schedule };

        Assert.Equal(expected is { } at ? Now.AddHours(at) : null, NextRun.Of(network, RunMeasures.Of([failed]), Now));
    }

    private static RunRecord Run(string id, DateTimeOffset at, RunCounts counts) => new()
    {
        Id = id,
        Network = NetworkId.Parse("a"),
        Trigger = RunTrigger.Schedule,
        StartedAt = at,
        EndedAt = at,
        Status = RunStatus.Completed,
        Counts = counts,
        WholeReadAt = at,
    };
}
