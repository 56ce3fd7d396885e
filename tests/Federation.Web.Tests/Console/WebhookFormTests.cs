using Federation.Cluster.Labels.Webhooks;
using Federation.Cluster.Sync;
using Federation.Gateway.Tests.Doubles;
using Federation.Web.Tests.Support;

namespace Federation.Web.Tests.Console;

public sealed class WebhookFormTests
{
    private const string Here = "/en/console/networks/a/webhooks";

    [Fact]
    public async Task Address_OfAHostWithoutALog_IsRefusedAndKept()
    {
        await using var host = await ConsoleHost.StartAsync();
        host.Define();

        var (status, page, _) = await host.SendAsync(Here, "manager", ("do", "add"), ("url", "https://hooks.example/x"), ("scope", "ALL"));

        Assert.Equal(422, status);
        Assert.Contains(WebhookCodes.NoLog, page.QuerySelector("[role=alert]")!.Shown(), StringComparison.Ordinal);
        Assert.Equal(("https://hooks.example/x", "ALL"), (page.QuerySelector("#url")!.GetAttribute("value"), page.QuerySelector("#scope option[selected]")!.GetAttribute("value")));
    }

    [Fact]
    public async Task Address_IsAdded_TestedAndRemoved_AndItsSecretIsShownOnce()
    {
        using var certificates = new FakeCertificates();
        await using var host = await ConsoleHost.StartAsync(extend: certificates.Extend);
        host.Define();

        var added = await host.SendAsync(Here, "manager", ("do", "add"), ("url", "https://hooks.example/x"), ("scope", "ALL"));
        Assert.Equal((200, "whsec_first"), (added.Status, added.Page.QuerySelector(".once code")!.Shown()));
        var page = (await host.SeeAsync(Here)).Page;
        Assert.Null(page.QuerySelector(".once"));
        string key = page.QuerySelector("tbody input[name=webhook]")!.GetAttribute("value")!;

        Assert.Equal("whsec_second", (await host.SendAsync(Here, "manager", ("do", "renew"), ("webhook", key))).Page.QuerySelector(".once code")!.Shown());
        var tested = await host.SendAsync("/fr/console/reseaux/a/webhooks", "manager", ("do", "test"), ("webhook", key));
        Assert.Equal(200, tested.Status);
        Assert.Contains("HTTP 503. webhook.not-taken Que faire : Le serveur", tested.Page.QuerySelector(".notice.bad[role=status]")!.Shown(), StringComparison.Ordinal);
        Assert.Equal((303, Here + "?told=remove"), await host.SendAsync(Here, "manager", ("do", "remove"), ("webhook", key)) is var removed ? (removed.Status, removed.Location) : default);
        Assert.Empty((await host.SeeAsync(Here)).Page.QuerySelectorAll("tbody tr"));
        Assert.Contains(WebhookCodes.Unknown, (await host.SendAsync(Here, "manager", ("do", "remove"), ("webhook", key))).Page.QuerySelector("[role=alert]")!.Shown(), StringComparison.Ordinal);

        var wrong = await host.SendAsync(Here, "manager", ("do", "add"), ("url", "http://10.0.0.1/"), ("scope", "LISTED"));
        Assert.Equal((422, "http://10.0.0.1/"), (wrong.Status, wrong.Page.QuerySelector("#url[aria-invalid]")!.GetAttribute("value")));
    }

    [Fact]
    public async Task Page_OffersWhatCanBeDone_AndFoldsWhatCannotBeUndone()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.Gateway.Grains.WebhookDesk(NetworkId.Parse("a")).Add("https://hooks.example/", WebhookScope.All);

        var row = Assert.Single((await host.SeeAsync(Here)).Page.QuerySelectorAll("tbody tr"));

        Assert.Equal(["test"], row.QuerySelectorAll("td > form button").Select(button => button.GetAttribute("value")));
        Assert.Equal(["renew", "remove"], row.QuerySelectorAll("details:not([open]) input[name=do]").Select(field => field.GetAttribute("value")));
        foreach (var (who, expected) in ((string, int)[])[("nobody", 401), ("member", 403), ("manager of b", 403)]) Assert.Equal(expected, (await host.SendAsync(Here, who, ("do", "remove"), ("webhook", "w"))).Status);
        Assert.Equal(400, (await host.SendAsync(Here, "manager", ("do", "add"), ("url", "https://x.example"), ("scope", "SOME"))).Status);
    }
}
