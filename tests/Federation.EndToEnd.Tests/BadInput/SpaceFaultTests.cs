using Federation.EndToEnd.Tests.Feeds;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.BadInput;

/// <summary>Faults in JSON. Place 2 stands at <c>/1</c>.</summary>
[Collection(typeof(FaultyPartnersCollection))]
public sealed class SpaceFaultTests(FaultyPartners partners)
{
    private const string LoginPage = "<!doctype html>\n<html lang=\"en\"><head><title>Sign in</title></head><body><form method=\"post\"><input name=\"user\"></form></body></html>\n";

    [Fact]
    public async Task Spaces_CoordinatesAsTexts_AreReadAndReported()
    {
        var partner = partners[Partners.CoordinatesAsTexts];
        partner.Deliver(RecordedSpaces.Json(partner.Spaces[0], new Space(Partner.UrlOf(2), partner.NameOf(2), "43.5", "1.25"), partner.Spaces[2]));

        var run = await partner.RunAsync();
        var problem = run.ExpectProblem("coordinates.text");

        Assert.Equal(("/1", Partner.UrlOf(2)), (problem.Locator, problem.SourceId));
        Assert.StartsWith("/data/location/l", problem.Pointer, StringComparison.Ordinal);
        Assert.Equal(new RunCounts(3, New: 0, Changed: 1, Unchanged: 2, Quarantined: 0, Stale: 0), run.Counts);
        await ExpectKnownAsync(partner, 1, 3);
        Assert.Equal(new KnownCentre(partner.NameOf(2), Stale: false, 43.5, 1.25), (await partner.CentresAsync())[Partner.UrlOf(2)]);
    }

    [Fact]
    public async Task Spaces_CoordinatesInWords_LeaveTheLocationLastAccepted()
    {
        var partner = partners[Partners.SpaceCoordinatesInWords];
        partner.Deliver(RecordedSpaces.Json(partner.Space(1, "A neighbour under a new name"), new Space(Partner.UrlOf(2), partner.NameOf(2), "north", "east"), partner.Spaces[2]));

        var run = await partner.RunAsync();
        var problem = run.ExpectProblem("coordinates.unreadable");

        Assert.Equal(("/1", Partner.UrlOf(2)), (problem.Locator, problem.SourceId));
        await ExpectKnownAsync(partner, 2, 3);
        Assert.Equal("A neighbour under a new name", (await partner.CentresAsync())[Partner.UrlOf(1)].Name);
    }

    [Fact]
    public async Task Spaces_TruncatedJson_FailsAndKeepsEverything()
    {
        var partner = partners[Partners.TruncatedJson];
        string whole = RecordedSpaces.Json(partner.Spaces);
        partner.Deliver(whole[..(whole.IndexOf(Partner.UrlOf(3), StringComparison.Ordinal) + 12)]);

        var failure = (await partner.RunAsync()).ExpectFailure("json.truncated");

        Assert.Matches("[0-9]", failure.Message);
        await ExpectKnownAsync(partner, 1, 2, 3);
    }

    [Theory]
    [InlineData(Partners.LoginPage)]
    [InlineData(Partners.LoginPageOverHttp)]
    public async Task Spaces_LoginPageInsteadOfJson_FailsAndKeepsEverything(string network)
    {
        var partner = partners[network];
        partner.Deliver(LoginPage);

        (await partner.RunAsync()).ExpectFailure("source.html");

        await ExpectKnownAsync(partner, 1, 2, 3);
    }

    private static async Task ExpectKnownAsync(Partner partner, params int[] ids)
    {
        var centres = await partner.CentresAsync();
        Assert.All(ids, id => Assert.Equal(new KnownCentre(partner.NameOf(id), Stale: false, partner.Latitude(id), partner.Longitude(id)), centres[Partner.UrlOf(id)]));
    }
}
