using Federation.EndToEnd.Tests.Feeds;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.BadInput;

/// <summary>Faults in a CSV. Row 1 is the header, so place 2 stands in row 3.</summary>
[Collection(typeof(FaultyPartnersCollection))]
public sealed class CensusFaultTests(FaultyPartners partners)
{
    [Fact]
    public async Task Census_WithAnotherDelimiterThanConfigured_FailsAndKeepsEverything()
    {
        var partner = partners[Partners.WrongDelimiter];
        partner.Deliver(Census.Csv(partner.Rows));

        var failure = (await partner.RunAsync()).ExpectFailure("csv.headers");

        Assert.Contains("delimiter ';'", failure.Message, StringComparison.Ordinal);
        await ExpectKnownAsync(partner, 1, 2, 3);
    }

    [Fact]
    public async Task Census_RowOfTheWrongWidth_IsQuarantinedAlone()
    {
        var partner = partners[Partners.WrongWidth];
        partner.Deliver(WithSecond(partner, partner.Row(2, "Too wide") with { Surplus = ["one cell too many"] }));

        var run = await partner.RunAsync();
        var problem = run.ExpectProblem("csv.width");

        Assert.Equal(("row 3", "2"), (problem.Locator, problem.SourceId));
        Assert.Contains("31 cells", problem.Message, StringComparison.Ordinal);
        Assert.Equal(new RunCounts(4, New: 1, Changed: 1, Unchanged: 1, Quarantined: 1, Stale: 0), run.Counts);
        await ExpectNeighboursAsync(partner);
        await ExpectKnownAsync(partner, 2, 3);
    }

    [Theory]
    [InlineData(Partners.Longitude913, "913", "coordinates.range")]
    [InlineData(Partners.CoordinatesInWords, "derrière la gare", "coordinates.unreadable")]
    public async Task Census_LongitudeThatIsNone_LeavesTheLocationLastAccepted(string network, string longitude, string code)
    {
        var partner = partners[network];
        partner.Deliver(WithSecond(partner, partner.Row(2, $"{partner.NameOf(2)} renamed") with { Longitude = longitude }));

        var run = await partner.RunAsync();
        var problem = run.ExpectProblem(code);

        Assert.Equal(("row 3", "2", "/LONG"), (problem.Locator, problem.SourceId, problem.Pointer));
        Assert.Equal(new RunCounts(4, New: 1, Changed: 2, Unchanged: 1, Quarantined: 0, Stale: 0), run.Counts);
        await ExpectNeighboursAsync(partner);
        Assert.Equal(Known(partner, 2, $"{partner.NameOf(2)} renamed"), (await partner.CentresAsync())["2"]);
    }

    [Fact]
    public async Task Census_RowWithoutName_IsQuarantinedAlone()
    {
        var partner = partners[Partners.NoName];
        partner.Deliver(WithSecond(partner, partner.Row(2, "")));

        var run = await partner.RunAsync();
        var problem = run.ExpectProblem("name.missing");

        Assert.Equal(("row 3", "2", "/NOM_TL"), (problem.Locator, problem.SourceId, problem.Pointer));
        Assert.Equal(new RunCounts(4, New: 1, Changed: 1, Unchanged: 1, Quarantined: 1, Stale: 0), run.Counts);
        await ExpectNeighboursAsync(partner);
        await ExpectKnownAsync(partner, 2, 3);
    }

    // Nobody can tell that the row without an id is place 2: the complete run did not show place 2, which stays, marked stale.
    [Fact]
    public async Task Census_RowWithoutId_IsQuarantinedAndItsPlaceStaysAsStale()
    {
        var partner = partners[Partners.NoId];
        partner.Deliver(WithSecond(partner, partner.Row(2, partner.NameOf(2)) with { Id = "" }));

        var run = await partner.RunAsync();
        var problem = run.ExpectProblem("record.no-id");

        Assert.Equal(("row 3", null), (problem.Locator, problem.SourceId));
        Assert.Equal(new RunCounts(4, New: 1, Changed: 1, Unchanged: 1, Quarantined: 1, Stale: 1), run.Counts);
        await ExpectNeighboursAsync(partner);
        await ExpectKnownAsync(partner, 3);
        Assert.Equal(Known(partner, 2, partner.NameOf(2)) with { Stale = true }, (await partner.CentresAsync())["2"]);
    }

    [Fact]
    public async Task Census_TwoRowsWithOneId_QuarantinesTheSecond()
    {
        var partner = partners[Partners.OneIdTwice];
        partner.Deliver(Census.Csv([.. partner.Rows.Take(2), partner.Row(2, "An impostor"), partner.Rows[2]]));

        var run = await partner.RunAsync();
        var problem = run.ExpectProblem("record.duplicate-id");

        Assert.Equal(("row 4", "2"), (problem.Locator, problem.SourceId));
        Assert.Contains("row 3", problem.Message, StringComparison.Ordinal);
        Assert.Equal(new RunCounts(4, New: 0, Changed: 0, Unchanged: 3, Quarantined: 1, Stale: 0), run.Counts);
        await ExpectKnownAsync(partner, 1, 2, 3);
    }

    /// <summary>The second row as given between neighbours with news: the first under a new name, the third as it was, and a fourth.</summary>
    private static string WithSecond(Partner partner, CensusRow second) => Census.Csv(partner.Row(1, Renamed(partner)), second, partner.Rows[2], partner.Row(4, partner.NameOf(4)));

    /// <summary>Named after the network: all rows say one town, and a name that two networks give to a place there would make it one place.</summary>
    private static string Renamed(Partner partner) => $"{partner.NameOf(1)} renamed";

    private static async Task ExpectNeighboursAsync(Partner partner)
    {
        var centres = await partner.CentresAsync();
        Assert.Equal(Known(partner, 1, Renamed(partner)), centres["1"]);
        Assert.Equal(Known(partner, 4, partner.NameOf(4)), centres["4"]);
    }

    private static async Task ExpectKnownAsync(Partner partner, params int[] ids)
    {
        var centres = await partner.CentresAsync();
        Assert.All(ids, id => Assert.Equal(Known(partner, id, partner.NameOf(id)), centres[$"{id}"]));
    }

    private static KnownCentre Known(Partner partner, int id, string name) => new(name, Stale: false, partner.Latitude(id), partner.Longitude(id));
}
