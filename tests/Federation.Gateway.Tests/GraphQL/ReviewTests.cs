using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Publishing;
using Federation.Cluster.Labels.Reviews;
using Federation.Cluster.Storage;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using Federation.Registry;

namespace Federation.Gateway.Tests.GraphQL;

/// <summary>Reviews of labels, as assessors see and close them.</summary>
public sealed class ReviewTests
{
    private const string Fields = "key centre { name } label awarded level since openedAt why { criterion mandatory value says(language: FR) } outcome closedAt reason";

    internal static LabelReview Review(CentreId centre, int days = 0) => new()
    {
        Id = $"{centre}-1-2026030{days + 1}", Centre = centre.Value, Label = 1, Awarded = 2, Level = 1, Since = new DateOnly(2025, 12, 1), OpenedAt = GatewayHost.Now.AddDays(days),
        Why = [new LosingReason("network.freshness", true, 12m, new BilingualText("12 jours : le niveau 2 demande au plus 7 jours.", "12 days: level 2 asks for at most 7 days."))],
    };

    internal static StoreBatch Stored(LabelReview review) => new() { PartitionKey = "reviews", Writes = [new StateWrite(LabelReview.KeyOf(review.Id), 0, review.Body())] };

    [Fact]
    public async Task Reviews_ForAnAssessor_AreListedAndClosedWithAReason()
    {
        await using var host = await GatewayHost.StartAsync();
        var (later, sooner) = (await SeedAsync(host, "ours", days: 1), await SeedAsync(host, "ours", days: 0));
        string assessor = host.Callers.Add(Role.Assessor, "another");

        var open = (await host.AskAsync($"{{ labelReviews {{ {Fields} }} }}", token: assessor)).Data.GetProperty("labelReviews");

        Assert.Equal([sooner.Id, later.Id], Keys(open));
        Assert.Equal(
            $$"""{"key":"{{sooner.Id}}","centre":{"name":"La Ruche"},"label":1,"awarded":2,"level":1,"since":"2025-12-01","openedAt":"2026-03-01T09:30:00.000Z","why":[{"criterion":"network.freshness","mandatory":true,"value":12,"says":"12 jours : le niveau 2 demande au plus 7 jours."}],"outcome":null,"closedAt":null,"reason":null}""",
            JsonSerializer.Serialize(open[0], Plain));
        Assert.Equal("""{"__typename":"LabelReviewClosed","review":{"outcome":"DECIDED","reason":"The feed is being mended."}}""", (await CloseAsync(host, sooner.Id, "The feed is being mended.", assessor)).GetRawText());
        Assert.Equal([later.Id], Keys((await host.AskAsync("{ labelReviews { key } }", token: assessor)).Data.GetProperty("labelReviews")));
        Assert.Equal([sooner.Id], Keys((await host.AskAsync("{ labelReviews(open: false) { key } }", token: assessor)).Data.GetProperty("labelReviews")));
        // Whoever did not hear the answer asks again; another reason is another decision.
        Assert.Equal("""{"__typename":"LabelReviewClosed","review":{"outcome":"DECIDED","reason":"The feed is being mended."}}""", (await CloseAsync(host, sooner.Id, "The feed is being mended.", assessor)).GetRawText());
        Assert.Equal("""{"__typename":"Refused","code":"review.closed"}""", (await CloseAsync(host, sooner.Id, "Again.", assessor)).GetRawText());
        Assert.Equal("""{"__typename":"Refused","code":"review.bad-reason"}""", (await CloseAsync(host, later.Id, " ", assessor)).GetRawText());
        Assert.Equal("""{"__typename":"NotFound","code":"review.unknown"}""", (await CloseAsync(host, "none", "Seen.", assessor)).GetRawText());
    }

    [Fact]
    public async Task Close_ByWhoeverHasARoleOfANetworkThatListsTheCentre_IsRefused()
    {
        await using var host = await GatewayHost.StartAsync();
        var review = await SeedAsync(host, "ours");

        Assert.Equal("""{"__typename":"Refused","code":"assessment.conflict"}""", (await CloseAsync(host, review.Id, "Seen.", host.Callers.Add(Role.Assessor, "ours"))).GetRawText());
    }

    [Fact]
    public async Task Reviews_ForNobodyElse_AreShown()
    {
        await using var host = await GatewayHost.StartAsync();
        await SeedAsync(host, "ours");

        Assert.Equal("UNAUTHENTICATED", (await host.AskAsync("{ labelReviews { key } }")).Code);
        Assert.Equal("FORBIDDEN", (await host.AskAsync("{ labelReviews { key } }", token: host.Callers.Add(Role.NetworkManager, "ours"))).Code);
    }

    private static JsonSerializerOptions Plain { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static async Task<LabelReview> SeedAsync(GatewayHost host, string network, int days = 0)
    {
        var centre = await host.Seed.OpenAsync(network, $"{days}", new ListingContent { Name = "La Ruche" });
        await host.CatchUpAsync();
        var review = Review(centre, days);
        await host.Store.CommitAsync(Stored(review));
        return review;
    }

    private static async Task<JsonElement> CloseAsync(GatewayHost host, string key, string reason, string token) =>
        (await host.AskAsync("mutation($key: String!, $reason: String!) { closeLabelReview(review: $key, reason: $reason) { __typename ... on LabelReviewClosed { review { outcome reason } } ... on Refusal { code } } }", new { key, reason }, token)).Data.GetProperty("closeLabelReview");

    private static IEnumerable<string?> Keys(JsonElement reviews) => reviews.EnumerateArray().Select(review => review.GetProperty("key").GetString());
}
