using System.Net;
using AngleSharp.Html.Parser;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Publishing;
using Federation.Cluster.Labels.Reviews;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Gateway;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using Federation.Registry;
using Federation.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Web.Tests.Assessing;

/// <summary>Labels that assessors decide about from the page of what waits: reviews, and appeals against suspensions.</summary>
public sealed class QueuePageTests : IAsyncLifetime
{
    private GatewayHost? _host;
    private CentreId _centre;
    private string _assessor = "", _second = "", _insider = "";

    private GatewayHost Host => _host ?? throw new InvalidOperationException("It was not started.");

    public async ValueTask InitializeAsync()
    {
        _host = await WebHost.StartAsync(services => services.Configure<GatewayOptions>(options => options.RequestsPerSecond = 0));
        await Host.Seed.AddAsync(Seed.Network("a"));
        _centre = await Host.Seed.OpenAsync("a", "1", new ListingContent { Name = "Le Hangar" });
        await Host.CatchUpAsync();
        (_assessor, _second, _insider) = (Assessor("first", "b"), Assessor("second", "c"), Assessor("insider", "a"));
    }

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task Suspension_AppealedAgainst_IsLiftedByAForm()
    {
        await SuspendAsync();

        var page = await Host.PageAsync("/en/assess", As(_second));
        string shown = page.QuerySelector("section.case")!.Shown();
        Assert.StartsWith("Le Hangar", shown, StringComparison.Ordinal);
        Assert.Contains("suspended: Complaints.", shown, StringComparison.Ordinal);
        Assert.Contains("appealed against: They were settled.", shown, StringComparison.Ordinal);
        Assert.Equal("3", page.QuerySelector("section.case [name=madeOn]")!.GetAttribute("value"));

        using var insider = await PostAsync(_insider, ("step", "suspension"), ("centre", _centre.Value), ("madeOn", "3"), ("allowed", "yes"), ("reason", "Seen."));
        using var done = await PostAsync(_second, ("step", "suspension"), ("centre", _centre.Value), ("madeOn", "3"), ("allowed", "yes"), ("reason", "Seen."));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.SeeOther), (insider.StatusCode, done.StatusCode));
        Assert.Equal("/en/assess?told=suspension", done.Headers.Location?.OriginalString);
        Assert.Empty((await Host.PageAsync("/en/assess?told=suspension", As(_second))).QuerySelectorAll("section.case"));
    }

    [Fact]
    public async Task Suspension_DismissedByWhoeverSuspended_IsRefusedWithWhatWasTyped()
    {
        await SuspendAsync();

        using var response = await PostAsync(_assessor, ("step", "suspension"), ("centre", _centre.Value), ("madeOn", "3"), ("allowed", "no"), ("reason", "I stand by it."));
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("label.own-decision", page.QuerySelector("[role=alert] code")!.Shown());
        Assert.Equal("I stand by it.", page.QuerySelector("section.case textarea")!.TextContent);
    }

    [Fact]
    public async Task Review_OfALabel_SaysWhyAndIsClosedByAForm()
    {
        var review = new LabelReview
        {
            Id = $"{_centre}-1-20260301", Centre = _centre.Value, Label = 1, Awarded = 2, Level = 1, Since = new DateOnly(2025, 12, 1), OpenedAt = GatewayHost.Now,
            Why = [new LosingReason("network.freshness", true, 12m, new BilingualText("12 jours : le niveau 2 demande au plus 7 jours.", "12 days: level 2 asks for at most 7 days."))],
        };
        await Host.Store.CommitAsync(new StoreBatch { PartitionKey = "reviews", Writes = [new StateWrite(LabelReview.KeyOf(review.Id), 0, review.Body())] }, TestContext.Current.CancellationToken);

        string shown = (await Host.PageAsync("/fr/evaluer", As(_assessor))).QuerySelector("section.case")!.Shown();
        using var done = await PostAsync(_assessor, ("step", "review"), ("review", review.Id), ("reason", "The feed is being mended."));

        Assert.Contains("Niveau 2 attribué, niveau 1 constaté depuis le 2025-12-01.", shown, StringComparison.Ordinal);
        Assert.Contains("12 jours : le niveau 2 demande au plus 7 jours. · obligatoire", shown, StringComparison.Ordinal);
        Assert.Equal("/en/assess?told=review", done.Headers.Location?.OriginalString);
        Assert.Empty((await Host.PageAsync("/en/assess", As(_assessor))).QuerySelectorAll("section.case"));
    }

    [Fact]
    public async Task Form_OfNobody_OrOfNoStep_IsRefused()
    {
        using var nobody = await PostAsync(null, ("step", "review"), ("review", "x"), ("reason", "Seen."));
        using var none = await PostAsync(_assessor, ("step", "everything"));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest), (nobody.StatusCode, none.StatusCode));
    }

    private async Task SuspendAsync()
    {
        await AskAsync($"awardLabel(input: {{ centre: \"{_centre}\", madeOn: 0, actor: \"operator\", reason: \"Assessed.\", levels: {{ services: 2 }} }})", Host.Token);
        await AskAsync($"suspendLabel(input: {{ centre: \"{_centre}\", madeOn: 1, reason: \"Complaints.\" }})", _assessor);
        await AskAsync($"appealSuspension(input: {{ centre: \"{_centre}\", madeOn: 2, reason: \"They were settled.\" }})", Host.Callers.Add(Role.NetworkManager, "a"));
    }

    private async Task AskAsync(string mutation, string token)
    {
        var answer = await Host.AskAsync($"mutation {{ done: {mutation} {{ __typename ... on Refusal {{ code }} }} }}", token: token);
        Assert.Equal("LabelDecided", answer.Data.GetProperty("done").GetProperty("__typename").GetString());
    }

    private string Assessor(string name, string network) => Host.Callers.Add(new Caller(name, [new RoleGrant(Role.Assessor, NetworkId.Parse(network))], TokenScopes.All));

    private static (string Name, string Value) As(string token) => ("Authorization", $"Bearer {token}");

    private async Task<HttpResponseMessage> PostAsync(string? token, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/en/assess") { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        if (token is not null) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return await Host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
