using CsCheck;

namespace Federation.Contracts.Tests;

public sealed class SourceQualityTests
{
    private static readonly SourceMeasures Best = new()
    {
        Read = 100,
        Mapped = 100,
        Filled = SourceTally.Fields.ToDictionary(field => field, _ => 100),
        Located = 100,
        Placed = 100,
        Reachable = 100,
        HoursUnderstood = 100,
        StableIds = true,
        Resumable = true,
        LicenceTold = true,
    };

    public static TheoryData<string, SourceMeasures, QualityLevel> OneLack => new()
    {
        { "quality.records", Best with { Read = 0, Mapped = 0 }, QualityLevel.None },
        { "quality.licence", Best with { LicenceTold = false }, QualityLevel.None },
        { "quality.place", Best with { Placed = 79 }, QualityLevel.None },
        { "quality.place", Best with { Placed = 94 }, QualityLevel.Bronze },
        { "quality.quarantine", Best with { Read = 126 }, QualityLevel.None },
        { "quality.quarantine", Best with { Read = 107 }, QualityLevel.Silver },
        { "quality.duplicates", Best with { SameId = 3, SamePlace = 3 }, QualityLevel.None },
        { "quality.duplicates", Best with { SameId = 1, SamePlace = 1 }, QualityLevel.Gold },
        { "quality.stable-ids", Best with { StableIds = null }, QualityLevel.Bronze },
        { "quality.resumable", Best with { Resumable = false }, QualityLevel.Bronze },
        { "quality.location", Best with { Located = 79 }, QualityLevel.Bronze },
        { "quality.contact", Best with { Reachable = 79 }, QualityLevel.Silver },
        { "quality.services", With("services", 49), QualityLevel.Bronze },
        { "quality.hours", With("openingHours", 49), QualityLevel.Silver },
        { "quality.hours-understood", Best with { HoursUnderstood = 79 }, QualityLevel.Silver },
        { "quality.description", With("description", 49), QualityLevel.Gold },
        { "quality.accessibility", With("accessibility", 29), QualityLevel.Gold },
        { "quality.languages", With("languages", 29), QualityLevel.Gold },
    };

    [Fact]
    public void Of_AllThere_IsPlatinumAndLacksNothing()
    {
        var quality = SourceQuality.Of(Best);

        Assert.Equal((QualityLevel.Platinum, 0), (quality.Level, quality.Missing.Count));
    }

    [Theory]
    [MemberData(nameof(OneLack), DisableDiscoveryEnumeration = true)]
    public void Of_OneLack_NamesItAndStopsBelow(string code, SourceMeasures measures, QualityLevel level)
    {
        var quality = SourceQuality.Of(measures);

        Assert.Equal(level, quality.Level);
        Assert.Equal([code], quality.Missing.Select(gap => gap.Code));
    }

    [Fact]
    public void Of_EveryCriterion_IsTriedAbove() =>
        Assert.Equal(SourceQuality.Criteria.Select(criterion => criterion.Code).Order(StringComparer.Ordinal), OneLack.Select(row => row.Data.Item1).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Of_AGap_TellsWhatWasFoundAndWhatIsNeeded()
    {
        var least = Assert.Single(SourceQuality.Of(Best with { Reachable = 40 }).Missing);
        var most = Assert.Single(SourceQuality.Of(Best with { Read = 200 }).Missing);

        Assert.Equal((.4, .5, false), (least.Found, least.Needed, least.AtMost));
        Assert.Equal((.5, .2, true), (most.Found, most.Needed, most.AtMost));
    }

    [Fact]
    public void Of_HoursThatNobodyJudged_AreNotHeldAgainstTheSource() => Assert.Equal(QualityLevel.Platinum, SourceQuality.Of(Best with { HoursUnderstood = null }).Level);

    // What is more of everything good is never worse.
    [Fact]
    public void Of_MoreFilledIn_IsNeverALowerLevel() =>
        Gen.Select(Gen.Int[0, 100], Gen.Int[0, 100], Gen.Int[0, 100], Gen.Int[0, 100], Gen.Int[0, 100]).Sample(
            (located, reachable, services, hours, more) =>
            {
                var measures = Best with
                {
                    Located = located, Reachable = reachable, HoursUnderstood = null,
                    Filled = new Dictionary<string, int>(Best.Filled) { ["services"] = services, ["openingHours"] = hours },
                };
                var better = measures with { Located = Math.Max(located, more), Reachable = Math.Max(reachable, more) };
                return SourceQuality.Of(better).Level >= SourceQuality.Of(measures).Level;
            });

    [Fact]
    public void Tally_OfRecords_CountsAsTheHostDoes()
    {
        var tally = new SourceTally();
        var place = MapResult.Map(new ListingDraft { Name = "A", Address = new PostalAddress { Street = "1 quai", Locality = "Dijon" }, Website = "a.example", Services = [ServiceKeys.Wifi] });
        tally.Add(Record("1"), place);
        tally.Add(Record("1"), place);
        tally.Add(Record("2"), place);
        tally.Add(Record("3"), MapResult.Map(new ListingDraft { Name = "A" }));
        tally.Add(Record("chain 1"), MapResult.Map(new ListingDraft { Name = "C", Address = new PostalAddress { Locality = "Dijon" } }));
        tally.Add(Record("chain 2"), MapResult.Map(new ListingDraft { Name = "C", Address = new PostalAddress { Locality = "Dijon" } }));
        tally.Add(Record(""), null);
        tally.Add(Record("4"), MapResult.Reject(Issue.Warning("a.b", "x"), Issue.Error("name.missing", "x")));
        tally.Add(Record("5") with { Issues = [Issue.Error("csv.width", "x")] }, null);

        var measures = tally.Measures;

        Assert.Equal((9, 5, 1, 1), (measures.Read, measures.Mapped, measures.SameId, measures.SamePlace));
        Assert.Equal((0, 4, 2, 5, 2), (measures.Located, measures.Placed, measures.Reachable, measures.FilledIn("name"), measures.FilledIn("services")));
        Assert.Equal(["csv.width 1", "name.missing 1", "record.duplicate-id 1", "record.no-id 1"], measures.Quarantined.Select(code => $"{code.Key} {code.Value}"));
    }

    private static SourceMeasures With(string field, int count) => Best with { Filled = new Dictionary<string, int>(Best.Filled) { [field] = count }, HoursUnderstood = field == "openingHours" ? count : 100 };

    private static SourceRecord Record(string id) => new() { SourceId = id, Raw = "{}"u8.ToArray() };
}
