using Federation.Cluster.Centres;
using Federation.Cluster.Suggestions;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.GraphQL;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("website", "b", "b/1")] // the one network that says something
    [InlineData("name", "b", "b/1")] // the one whose name is shown: it fills more fields
    [InlineData("capacity", "b", "b/1")] // nobody says anything: the one that is shown first
    public async Task SuggestCorrection_GoesToTheNetworkWhoseValueIsShown(string field, string network, string listing)
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await host.Seed.OpenAsync("a", "1", new ListingContent { Name = "Le Hangar" });
        await host.Seed.PutAsync(id, "b", "1", new ListingContent { Name = "Hangar", Website = "https://b.example/" });
        await host.CatchUpAsync();

        var answer = await host.AskAsync($$"""mutation { suggestCorrection(input: { centre: "{{id}}", field: "{{field}}", value: "x", comment: "I was there." }) { __typename ... on Refusal { code message } } }""", token: host.Callers.Add(Role.Member, "c"));

        Assert.Equal("""{"__typename":"Refused","code":"suggestion.nothing-new","message":"It says so already."}""", answer.Data.GetProperty("suggestCorrection").GetRawText());
        Assert.Equal(network, host.Grains.Suggested.Network.Value);
        var order = Assert.IsType<SuggestionOrder>(host.Grains.Suggested.Order);
        Assert.Equal((listing, field, "x", "I was there.", "a Member"), (order.Listing.Value, order.Field, order.Value, order.Comment, order.By));
    }

    [Fact]
    public async Task SuggestCorrection_OfACentreThatIsNotThere_IsRefused()
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.AskAsync($$"""mutation { suggestCorrection(input: { centre: "{{CentreId.New(host.Clock)}}", field: "name", value: "x" }) { ... on NotFound { code field } } }""", token: host.Callers.Add(Role.Member, "c"));

        Assert.Equal("""{"code":"suggestion.unknown-centre","field":"centre"}""", answer.Data.GetProperty("suggestCorrection").GetRawText());
        Assert.Null(host.Grains.Suggested.Order);
    }

    [Fact]
    public async Task Suggestions_OfANetwork_AreItsManagersAlone()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("a"));
        var id = await host.Seed.OpenAsync("a", "1", new ListingContent { Name = "Le Hangar" });
        await host.Seed.AddAsync(new Suggestion { Id = Seed.Run, Centre = id, Listing = Seed.Key("a", "1"), Field = "name", Before = "Le Hangar", Value = "Hangar 2", By = "somebody", At = GatewayHost.Now });
        const string Question = """{ network(id: "a") { suggestions(open: true) { key field before value state centre { key } } closed: suggestions(open: false) { key } } }""";

        var own = (await host.AskAsync(Question, token: host.Callers.Add(Role.NetworkManager, "a"))).Data.GetProperty("network");

        Assert.Equal($$$"""[{"key":"{{{Seed.Run}}}","field":"name","before":"Le Hangar","value":"Hangar 2","state":"OPEN","centre":{"key":"{{{id}}}"}}]""", own.GetProperty("suggestions").GetRawText());
        Assert.Equal("[]", own.GetProperty("closed").GetRawText());
        Assert.Equal("null", (await host.AskAsync(Question, token: host.Callers.Add(Role.NetworkManager, "b"))).Data.GetProperty("network").GetProperty("suggestions").GetRawText());
    }
}
