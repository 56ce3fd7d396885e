using Federation.Cluster.Centres;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.GraphQL;

/// <summary>Whether a centre is open, on its own clock.</summary>
public sealed class OpenNowTests
{
    private static readonly Address Dijon = new() { PostalCode = "21000", Locality = "Dijon", Country = "FR" };

    // The tests' clock says Sunday 2026-03-01, 9:30 in London, 10:30 in Dijon, 13:30 in Saint-Denis de la Réunion.
    [Theory]
    [InlineData("Su 10:00-12:00", "FR", "21000", "", "true", "2026-03-01T11:00:00.000Z")]
    [InlineData("Su 10:00-12:00", "RE", "97400", "", "false", "2026-03-08T06:00:00.000Z")]
    [InlineData("Mo 09:00-12:00", "FR", "21000", "", "false", "2026-03-02T08:00:00.000Z")]
    [InlineData("Mo 09:00-12:00", "FR", "21000", "2026-03-02T09:00+01:00", "true", "2026-03-02T11:00:00.000Z")]
    [InlineData("Mo 09:00-12:00", "FR", "21000", "2026-03-02T08:00:00Z", "true", "2026-03-02T11:00:00.000Z")]
    [InlineData("24/7", "FR", "21000", "", "true", null)]
    [InlineData("\"sur rendez-vous\"", "FR", "21000", "", "null", null)]
    [InlineData("selon la saison", "FR", "21000", "", "null", null)]
    [InlineData(null, "FR", "21000", "", "null", null)]
    public async Task Centre_AtAMoment_IsOpenOrNotOnItsOwnClock(string? hours, string country, string postcode, string at, string open, string? change)
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await host.Seed.OpenAsync("cote-dor", "1", new ListingContent { Name = "x", OpeningHours = hours, Address = Dijon with { Country = country, PostalCode = postcode } });
        string argument = at.Length == 0 ? "" : $"(at: \"{at}\")";

        var centre = (await host.AskAsync($$"""{ centre(id: "{{id}}") { openNow{{argument}} nextChange{{argument}} } }""")).Data.GetProperty("centre");

        Assert.Equal((open, change), (centre.GetProperty("openNow").GetRawText(), centre.GetProperty("nextChange").GetString()));
    }

    [Theory]
    [InlineData("1999-12-31T23:59:00Z")]
    [InlineData("2101-01-01T00:00:00Z")]
    [InlineData("today")]
    [InlineData("2026-13-01T00:00:00Z")]
    public async Task Centre_AtAMomentThatIsNone_IsRefused(string at)
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await host.Seed.OpenAsync("cote-dor", "1", new ListingContent { Name = "x", OpeningHours = "24/7", Address = Dijon });

        var answer = await host.AskAsync($$"""{ centre(id: "{{id}}") { openNow(at: "{{at}}") } }""");

        Assert.True(answer.HasErrors);
        Assert.NotEqual("INTERNAL", answer.Code);
    }
}
