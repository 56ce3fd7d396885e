using System.Collections.Concurrent;
using Federation.Browser.Tests.Assessing;
using Federation.Browser.Tests.Pages;
using Federation.Browser.Tests.Support;
using Federation.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Federation.Browser.Tests.Operating;

/// <summary>An operator with a session of their own: what is shown, what forms do, and the dashboard behind the role.</summary>
[Collection(OneAfterAnother.Staff)]
public sealed class OperatorJourneyTests(AssessedDirectory directory) : IClassFixture<AssessedDirectory>
{
    private const string Dashboard = "/operate/orleans/";

    private static readonly string[] Paths = ["/en/operate", "/fr/exploiter", "/en/operate/decisions", "/fr/exploiter/decisions", "/en/operate/act", "/fr/exploiter/agir"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Pages_OfOperators_HaveNoViolationFitAndComplainOfNothing(int width)
    {
        var page = await directory.SignedInAsync($"looks-{width}@person.example", "Operator", width: width);
        var complaints = Complaints(page);
        foreach (string path in Paths)
        {
            await page.GotoAsync(directory.Url + path);
            await Accessibility.ExpectNoViolationAsync(page);
            await page.EvaluateAsync("for (const fold of document.querySelectorAll('details')) fold.open = true");
            await Accessibility.ExpectNoViolationAsync(page);
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{path} is wider than {width}.");
        }

        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Pages_OfOperators_AreValidHtml()
    {
        var page = await directory.SignedInAsync("valid@person.example", "Operator");
        using var folder = new TestFolder();
        var files = new List<string>();
        foreach (string path in Paths)
        {
            var answer = await page.Context.APIRequest.GetAsync(directory.Url + path);
            Assert.Equal(200, answer.Status);
            files.Add(folder.PathOf($"{path.Trim('/').Replace('/', '-')}.html"));
            await File.WriteAllTextAsync(files[^1], await answer.TextAsync(), Token);
        }

        await HtmlJudge.ExpectNoErrorAsync(files);
    }

    [Fact]
    public async Task Overview_OfARealHost_TellsWhatItDoes()
    {
        var page = await directory.SignedInAsync("figures@person.example", "Operator", script: false);
        await page.GotoAsync($"{directory.Url}/en/operate");

        await Expect(page.Locator("#cluster > summary")).ToContainTextAsync("1 host");
        await Expect(page.Locator("#storage tbody")).ToContainTextAsync("binding");
        await Expect(page.Locator("#feed tbody tr")).ToHaveCountAsync(3); // index, public log, matching: no server for mail was named
        await Expect(page.Locator("#feed tbody tr").First).ToContainTextAsync("has read everything");
        await Expect(page.Locator("#log dl")).ToContainTextAsync("Checkpoint");
        await Expect(page.Locator("#keys tbody tr")).ToHaveCountAsync(4); // certificates, log, sign-in, federation
        await page.GotoAsync($"{directory.Url}/en/operate/decisions");
        await Expect(page.Locator("tbody")).ToContainTextAsync("Role granted");
        await Expect(page.Locator("tbody")).ToContainTextAsync("New signing key");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("person.example");
    }

    [Fact]
    public async Task Operator_WithoutScript_AddsANetworkAfterAMistakeAndInvitesItsManager()
    {
        var page = await directory.SignedInAsync("acts@person.example", "Operator", width: 360, script: false);
        await page.GotoAsync($"{directory.Url}/en/operate/act");
        await page.Locator("#add-network > summary").ClickAsync();
        await page.Locator("#add-network-id").FillAsync("new-one");
        await page.Locator("#add-network-name").FillAsync("A new one");
        await page.Locator("#add-network-adapter").SelectOptionAsync("tiers-lieux");
        await page.Locator("#add-network-config").FillAsync("{");
        await page.Locator("#add-network button").ClickAsync();
        await Expect(page.Locator("#add-network-config-wrong")).ToContainTextAsync("JSON");
        await Expect(page.Locator("#add-network-name")).ToHaveValueAsync("A new one");
        await page.Locator("#add-network-config").FillAsync("""{ "source": "https://example.org/new.csv" }""");
        await page.Locator("#add-network button").ClickAsync();
        await Expect(page).ToHaveURLAsync($"{directory.Url}/en/operate/act?told=add-network#told");
        await Expect(page.Locator("[role=status].notice")).ToHaveTextAsync("The network was added.");

        await page.Locator("#invite > summary").ClickAsync();
        await page.Locator("#invite-network").SelectOptionAsync("new-one");
        await page.Locator("#invite-role").SelectOptionAsync("NETWORK_MANAGER");
        await page.Locator("#invite-email").FillAsync("manager-of-new@person.example");
        await page.Locator("#invite button").ClickAsync();
        await Expect(page.Locator("#invite [role=status] code")).ToContainTextAsync("/account/enrol?code=");
    }

    // A page of another site can send the form, and not its token.
    [Fact]
    public async Task Form_WithoutItsToken_ActsForNobody()
    {
        var page = await directory.SignedInAsync("forged@person.example", "Operator");
        await page.GotoAsync($"{directory.Url}/en/operate/act");

        int status = await page.EvaluateAsync<int>("async path => (await fetch(path, { method: 'POST', body: new URLSearchParams({ do: 'renew-push-key', network: 'actipole21' }) })).status", "/en/operate/act");

        Assert.Equal(401, status);
    }

    [Fact]
    public async Task Dashboard_ForAnOperator_ShowsTheClusterAndAsksNobodyElse()
    {
        var page = await directory.SignedInAsync("dashboard@person.example", "Operator");
        var complaints = Complaints(page);
        var elsewhere = new ConcurrentBag<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(directory.Url, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) elsewhere.Add(request.Url);
        };
        await page.GotoAsync($"{directory.Url}/en/operate");
        await page.Locator($".tabs a[href='{Dashboard}']").ClickAsync();
        await Expect(page).ToHaveTitleAsync("Orleans Dashboard");
        await Expect(page.Locator("#content")).ToContainTextAsync("Activations", new() { Timeout = 30_000 });
        await page.GotoAsync($"{directory.Url}{Dashboard}#/grains");
        await Expect(page.Locator("#content")).ToContainTextAsync("CentreGrain", new() { Timeout = 30_000 });

        Assert.Empty(elsewhere);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Dashboard_ForAnybodyElse_IsClosed()
    {
        var assessor = await directory.SignedInAsync("peeps@person.example", "Assessor", "tiers-lieux");
        foreach (string part in new[] { "", "index.html", "index.min.js", "DashboardCounters", "GrainTypes", "version" })
        {
            Assert.Equal(403, (await assessor.Context.APIRequest.GetAsync(directory.Url + Dashboard + part)).Status);
        }

        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(directory.Url) };
        using var refused = await stranger.GetAsync(Dashboard + "DashboardCounters", Token);
        Assert.Equal(401, (int)refused.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Get, Dashboard);
        request.Headers.Accept.ParseAdd("text/html");
        using var led = await stranger.SendAsync(request, Token);
        Assert.Equal((302, "/sign-in?return=%2Foperate%2Forleans%2F"), ((int)led.StatusCode, led.Headers.Location?.ToString()));
    }

    // It would call whatever methods a grain has, and show what they give.
    [Theory]
    [InlineData("GrainState?grainId=x&grainType=Federation.Cluster.Members.Doors.DoorGrain")]
    [InlineData("grainstate")]
    [InlineData("Trace")]
    [InlineData("fonts/../GrainState")]
    [InlineData("fonts%2f..%2fGrainState")]
    [InlineData("%47rainState")]
    [InlineData("/GrainState")]
    [InlineData("elsewhere")]
    public async Task Dashboard_PartsThatTellOfPersonsOrLogs_AreServedToNobody(string part)
    {
        var page = await directory.SignedInAsync($"part-{Guid.NewGuid():N}@person.example", "Operator");

        var answer = await page.Context.APIRequest.GetAsync(directory.Url + Dashboard + part);

        Assert.Equal(404, answer.Status);
    }

    private static ConcurrentBag<string> Complaints(IPage page)
    {
        var complaints = new ConcurrentBag<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") complaints.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
        return complaints;
    }
}
