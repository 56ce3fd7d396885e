using System.Net;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Gateway.Tests.Doubles;
using Federation.Registry.Labels;
using Federation.Web.Tests.Support;

namespace Federation.Web.Tests.Certificates;

public sealed class CertificatePageTests : IAsyncLifetime
{
    private readonly FakeCertificates _certificates = new();
    private GatewayHost? _host;

    private GatewayHost Host => _host ?? throw new InvalidOperationException("It was not started.");

    public async ValueTask InitializeAsync() => _host = await WebHost.StartAsync(_certificates.Extend);

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        _certificates.Dispose();
    }

    [Fact]
    public async Task Page_OfAHeldLabel_SaysLevelsTermEvidenceAndHowToCheckIt()
    {
        var id = await AwardAsync("La Fabrique");

        var page = await Host.PageAsync($"/en/certificates/{id}-1");

        Assert.Equal("La Fabrique", page.QuerySelector("h1")!.Shown());
        Assert.Equal("Held · Level 1 This centre holds the label at level 1 of 3. It was awarded on 1 March 2026 and runs out on 1 March 2028.", page.QuerySelector(".standing[role=status]")!.Shown());
        Assert.Contains("As it stood on 1 March 2026, 09:30 UTC How it stands later", page.QuerySelector(".certificate")!.Shown(), StringComparison.Ordinal);
        string[] rows = [.. page.QuerySelectorAll(".certificate tbody tr").Select(row => row.Shown())];
        Assert.Equal(6, rows.Length);
        Assert.Contains("Quality 3", rows);
        Assert.Contains("Technical performancenot measured", rows);
        Assert.NotNull(page.QuerySelector(".certificate svg.axes polygon.held"));
        Assert.Contains("The centre is open 45 hours a week, according to a declaration of 1 March 2026: level 2.", page.QuerySelectorAll("section li").Select(line => line.Shown()));
        Assert.Contains("proves nothing by itself", page.QuerySelector("main > .notice")!.Shown(), StringComparison.Ordinal);
        string?[] links = [.. page.QuerySelectorAll("#check a").Select(link => link.GetAttribute("href"))];
        foreach (string path in (string[])[$"certificates/{id}-1", "issuer", "issuer/keys", "status/revocation", "status/suspension", $"certificates/{id}-1/badge.png", "label/1.0"])
        {
            Assert.Contains($"{FakeCertificates.PublicUrl}/{path}", links);
        }
    }

    [Theory]
    [InlineData(LabelEventKind.Suspended, "Suspendu", "Le label de ce centre est suspendu depuis le 1er mars 2026")]
    [InlineData(LabelEventKind.Revoked, "Retiré", "Le label de ce centre a été retiré définitivement le 1er mars 2026")]
    [InlineData(null, "Expiré", "Le label de ce centre a pris fin le 1er mars 2028")]
    public async Task Page_OfALabelThatIsNotHeld_SaysSoAndShowsNoLevelOfIt(LabelEventKind? kind, string state, string sentence)
    {
        var id = await AwardAsync("La Fabrique");
        if (kind is { } decision) await DecideAsync(id, decision);
        else Host.Clock.AdjustTime(GatewayHost.Now.AddYears(2));

        var page = await Host.PageAsync($"/fr/certificats/{id}-1");

        Assert.Equal(state, page.QuerySelector(".lost .standing .state")!.Shown());
        Assert.Contains(sentence, page.QuerySelector(".standing")!.Shown(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("article table, article svg.axes, article .dots, #basis"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.DoesNotContain("détient le label", page.QuerySelector("main")!.Shown(), StringComparison.Ordinal);
    }

    // Each certificate stands for its own label.
    [Fact]
    public async Task Page_OfALabelBeforeTheLast_SaysWhatBecameOfThatOne()
    {
        var id = await AwardAsync("La Fabrique");
        await DecideAsync(id, LabelEventKind.Revoked);
        await DecideAsync(id, LabelEventKind.Awarded, madeOn: 2);

        Assert.Contains("taken away for good", await StandingAsync($"{id}-1"), StringComparison.Ordinal);
        Assert.Contains("holds the label at level 1 of 3", await StandingAsync($"{id}-2"), StringComparison.Ordinal);
        using var third = await Host.GetAsync($"/en/certificates/{id}-3");
        Assert.Equal(HttpStatusCode.NotFound, third.StatusCode);
    }

    [Fact]
    public async Task Page_OfALabelThatAnotherReplaced_SaysSo()
    {
        var id = await AwardAsync("La Fabrique");
        Assert.Null((await Host.Grains.Label(id).Decide(Order(LabelEventKind.Awarded, 1) with { Assessment = "an application" })).Code);

        Assert.StartsWith("Replaced Another label took the place of this one on 1 March 2026", await StandingAsync($"{id}-1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfANameFullOfMarkup_ShowsItAsText()
    {
        var id = await AwardAsync("<script>alert(1)</script>\"'&");

        var page = await Host.PageAsync($"/en/certificates/{id}-1");

        Assert.Equal("<script>alert(1)</script>\"'&", page.QuerySelector("h1")!.Shown());
        Assert.All(page.QuerySelectorAll("script"), script => Assert.NotNull(script.GetAttribute("src")));
        Assert.Empty(page.QuerySelectorAll("[style], text"));
        Assert.Equal($"/certificates/{id}-1/qr.svg", Assert.Single(page.QuerySelectorAll("main img")).GetAttribute("src"));
    }

    [Theory]
    [InlineData("", "fr-CA, en;q=0.5", "/fr/certificats/")]
    [InlineData("", "de", "/en/certificates/")]
    [InlineData("?lang=fr", "en", "/fr/certificats/")]
    public async Task Print_LeadsToThePage_InTheLanguageThatIsRead(string query, string accept, string path)
    {
        var id = await AwardAsync("La Fabrique");

        using var response = await Host.GetAsync($"/certificates/{id}-1/print{query}", ("Accept-Language", accept));

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal($"{path}{id}-1", response.Headers.Location?.OriginalString);
        Assert.Equal(["Accept-Language"], response.Headers.Vary);
    }

    [Theory]
    [InlineData("/en/certificates/nonsense")]
    [InlineData("/fr/certificats/%3Cscript%3E-1")]
    public async Task Page_OfNoCertificate_IsNotFound(string path)
    {
        using var response = await Host.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Page_WhereNothingCanBeSigned_SaysThatItIsForTheMoment()
    {
        _certificates.LoseKeys();
        await using var host = await WebHost.StartAsync(_certificates.Extend);
        var centre = await host.Seed.OpenAsync("a", "1", new ListingContent { Name = "x" });
        await host.Grains.Label(centre).Decide(Order(LabelEventKind.Awarded, 0));

        using var response = await host.GetAsync($"/en/certificates/{centre}-1");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Fact]
    public async Task CentrePage_OfALabelledCentre_LeadsToItsCertificate()
    {
        var id = await AwardAsync("La Fabrique");

        var page = await Host.PageAsync($"/fr/centres/{id}");

        Assert.NotNull(page.QuerySelector($"#label a[href='/fr/certificats/{id}-1']"));
    }

    private async Task<string> StandingAsync(string key) => (await Host.PageAsync($"/en/certificates/{key}")).QuerySelector(".standing")!.Shown();

    private async Task<CentreId> AwardAsync(string name)
    {
        var centre = await Host.Seed.OpenAsync("a", "1", new ListingContent { Name = name, OpeningHours = "Mo-Fr 09:00-18:00" });
        await DecideAsync(centre, LabelEventKind.Awarded, madeOn: 0);
        await Host.CatchUpAsync();
        return centre;
    }

    private async Task DecideAsync(CentreId centre, LabelEventKind kind, int madeOn = 1) => Assert.Null((await Host.Grains.Label(centre).Decide(Order(kind, madeOn))).Code);

    private static LabelOrder Order(LabelEventKind kind, int madeOn) =>
        new() { Kind = kind, MadeOn = madeOn, Actor = "x", Reason = "Decided.", Levels = kind == LabelEventKind.Awarded ? new LabelLevels { Services = 1, Quality = 3 } : null };
}
