using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Gateway.Tests.Doubles;
using Federation.Registry.Labels;

namespace Federation.Gateway.Tests.Web.Certificates;

/// <summary>What a certificate's addresses show to people: its page, its badges and its code.</summary>
public sealed partial class CertificatePageTests : IAsyncLifetime
{
    private readonly FakeCertificates _certificates = new();
    private GatewayHost? _host;

    private GatewayHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    public async ValueTask InitializeAsync() => _host = await GatewayHost.StartAsync(extend: _certificates.Extend);

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        _certificates.Dispose();
    }

    [Fact]
    public async Task Page_OfAHeldLabel_SaysLevelsTermEvidenceAndHowToCheckIt()
    {
        var id = await AwardAsync("La Fabrique");

        string page = WebUtility.HtmlDecode(await TextAsync($"/certificates/{id}-1/print?lang=en"));

        Assert.Contains("<h1>La Fabrique</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<div class=\"standing\" role=\"status\"><p>This centre holds the label at level 1 of 3.</p>\n<p>It was awarded on 1 March 2026 and runs out on 1 March 2028.</p>", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"soft\">As it stood on <time datetime=\"2026-03-01T09:30:00.0000000Z\">1 March 2026, 09:30 UTC</time>. How it stands later", page, StringComparison.Ordinal);
        Assert.Contains("<tr><th scope=\"row\">Quality</th><td>3</td></tr>", page, StringComparison.Ordinal);
        Assert.Contains("<tr><th scope=\"row\">Technical performance</th><td>not measured</td></tr>", page, StringComparison.Ordinal);
        Assert.Contains("<li>The centre is open 45\u00A0hours a week, according to a declaration of 1 March 2026: level 2.</li>", page, StringComparison.Ordinal);
        foreach (string path in (string[])[$"certificates/{id}-1", "issuer", "issuer/keys", "status/revocation", "status/suspension", $"certificates/{id}-1/log-proof", $"certificates/{id}-1/badge.png", "label/1.0"])
        {
            Assert.Contains($"<a href=\"{FakeCertificates.PublicUrl}/{path}\">", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(LabelEventKind.Suspended, "Le label de ce centre est suspendu depuis le 1er mars 2026\u00A0: pour l’instant, le centre ne le détient pas.", "Suspendu")]
    [InlineData(LabelEventKind.Revoked, "Le label de ce centre a été retiré définitivement le 1er mars 2026\u00A0: le centre ne le détient plus.", "Retiré")]
    [InlineData(null, "Le label de ce centre a pris fin le 1er mars 2028\u00A0: le centre ne le détient plus.", "Expiré")]
    public async Task Page_OfALabelThatIsNotHeld_SaysSoAndShowsNoLevelOfIt(LabelEventKind? kind, string standing, string badge)
    {
        var id = await AwardAsync("La Fabrique");
        if (kind is { } decision) await DecideAsync(id, decision);
        else Host.Clock.SetUtcNow(GatewayHost.Now.AddYears(2));

        string page = WebUtility.HtmlDecode(await TextAsync($"/certificates/{id}-1/print", "fr")), svg = await TextAsync($"/certificates/{id}-1/badge.svg");

        Assert.Contains($"<div class=\"standing lost\" role=\"status\"><p>{standing}</p>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<table", page, StringComparison.Ordinal);
        Assert.DoesNotContain("détient le label", page, StringComparison.Ordinal);
        Assert.Contains($">{badge}</text>", svg, StringComparison.Ordinal);
        Assert.DoesNotContain(">Niveau", svg, StringComparison.Ordinal);
    }

    // Each certificate stands for its own label.
    [Fact]
    public async Task Page_OfALabelBeforeTheLast_SaysWhatBecameOfThatOne()
    {
        var id = await AwardAsync("La Fabrique");
        await DecideAsync(id, LabelEventKind.Revoked);
        await DecideAsync(id, LabelEventKind.Awarded, madeOn: 2);

        Assert.Contains("taken away for good", await TextAsync($"/certificates/{id}-1/print?lang=en"), StringComparison.Ordinal);
        Assert.Contains("holds the label at level 1 of 3", await TextAsync($"/certificates/{id}-2/print?lang=en"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync($"/certificates/{id}-3/print")).StatusCode);
    }

    [Fact]
    public async Task Page_OfALabelThatAnotherReplaced_ShowsNoLevelOfIt()
    {
        var id = await AwardAsync("La Fabrique");
        Assert.Null((await Host.Grains.Label(id).Decide(Order(LabelEventKind.Awarded, 1) with { Assessment = "an application" })).Code);

        string page = await TextAsync($"/certificates/{id}-1/print?lang=en"), svg = await TextAsync($"/certificates/{id}-1/badge.svg");

        Assert.Contains("Another label took the place of this one on 1 March 2026", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<table", page, StringComparison.Ordinal);
        Assert.Contains(">Replaced</text>", svg, StringComparison.Ordinal);
        Assert.Contains("holds the label at level 1 of 3", await TextAsync($"/certificates/{id}-2/print?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_Always_AllowsItsOwnStyleAndPicturesAlone()
    {
        var id = await AwardAsync("<script>alert(1)</script>\"'&");
        using var response = await GetAsync($"/certificates/{id}-1/print");
        string page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(
            $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style().Match(page).Groups[1].Value)))}'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            policy);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.Contains("@media print", page, StringComparison.Ordinal);
        Assert.Equal(["qr.svg"], Source().Matches(page).Select(source => source.Groups[1].Value));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("", "fr-CA, en;q=0.5", "fr")]
    [InlineData("", "de", "en")]
    [InlineData("?lang=fr", "en", "fr")]
    public async Task Page_AskedInALanguage_SpeaksItThroughout(string query, string accept, string language)
    {
        var id = await AwardAsync("La Fabrique");
        using var response = await GetAsync($"/certificates/{id}-1/print{query}", accept);
        string page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal([language], response.Content.Headers.ContentLanguage);
        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
        Assert.Equal(language == "fr", page.Contains("<li>On ne sait pas ", StringComparison.Ordinal));
        Assert.Equal(language == "en", page.Contains("<li>It is not known ", StringComparison.Ordinal));
        Assert.Equal(["Accept-Language"], response.Headers.Vary);
    }

    [Fact]
    public async Task Badges_OfACertificate_HoldTheCertificateThatItsAddressGives()
    {
        var id = await AwardAsync("La Fabrique");
        string certificate = await TextAsync($"/certificates/{id}-1");
        using var svg = await GetAsync($"/certificates/{id}-1/badge.svg");
        using var png = await GetAsync($"/certificates/{id}-1/badge.png");
        byte[] pixels = await png.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        using var reader = XmlReader.Create(await svg.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), new XmlReaderSettings { Async = true });
        Assert.Equal(certificate, (await XElement.LoadAsync(reader, LoadOptions.None, TestContext.Current.CancellationToken)).Element((XNamespace)"https://purl.imsglobal.org/ob/v3p0" + "credential")?.Value);
        Assert.NotEqual(-1, pixels.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"openbadgecredential\0\0\0\0\0{certificate}")));
        Assert.Equal(("image/svg+xml", "image/png"), (svg.Content.Headers.ContentType?.MediaType, png.Content.Headers.ContentType?.MediaType));
        foreach (var response in (HttpResponseMessage[])[svg, png])
        {
            Assert.Equal("default-src 'none'; sandbox", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
            Assert.Equal(TimeSpan.FromMinutes(5), response.Headers.CacheControl?.MaxAge);
        }
    }

    [Fact]
    public async Task Code_OfACertificate_IsAPicture()
    {
        var id = await AwardAsync("La Fabrique");

        Assert.StartsWith("<svg", await TextAsync($"/certificates/{id}-1/qr.svg"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("print")]
    [InlineData("badge.svg")]
    [InlineData("badge.png")]
    [InlineData("qr.svg")]
    public async Task Address_OfNoCertificate_IsNotFound(string address)
    {
        var centre = await Host.Seed.OpenAsync("a", "1", new ListingContent { Name = "Without" });

        foreach (string id in (string[])[$"{centre}-1", $"{centre}-01", "nonsense", $"{CentreId.New(Host.Clock)}-1"])
        {
            using var response = await GetAsync($"/certificates/{id}/{address}");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task Address_WhereNothingCanBeSigned_IsRefusedByName()
    {
        _certificates.LoseKeys();
        await using var host = await GatewayHost.StartAsync(extend: _certificates.Extend);
        var centre = await host.Seed.OpenAsync("a", "1", new ListingContent { Name = "x" });
        await host.Grains.Label(centre).Decide(Order(LabelEventKind.Awarded, 0));

        foreach (string address in (string[])["print", "badge.svg", "badge.png"])
        {
            using var response = await host.Http.GetAsync($"/certificates/{centre}-1/{address}", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Contains("certificate.key-file", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Address_OnAHostWithoutAPublicUrl_IsNotThere()
    {
        await using var host = await GatewayHost.StartAsync();
        using var response = await host.Http.GetAsync("/certificates/0192f0c1a2b34c5d8e9f0a1b2c3d4e5f-1/print", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<CentreId> AwardAsync(string name)
    {
        var centre = await Host.Seed.OpenAsync("a", "1", new ListingContent { Name = name, OpeningHours = "Mo-Fr 09:00-18:00" });
        await DecideAsync(centre, LabelEventKind.Awarded, madeOn: 0);
        return centre;
    }

    private async Task DecideAsync(CentreId centre, LabelEventKind kind, int madeOn = 1) => Assert.Null((await Host.Grains.Label(centre).Decide(Order(kind, madeOn))).Code);

    private static LabelOrder Order(LabelEventKind kind, int madeOn) =>
        new() { Kind = kind, MadeOn = madeOn, Actor = "x", Reason = "Decided.", Levels = kind == LabelEventKind.Awarded ? new LabelLevels { Services = 1, Quality = 3 } : null };

    private Task<HttpResponseMessage> GetAsync(string address, string? accept = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (accept is not null) request.Headers.AcceptLanguage.ParseAdd(accept);
        return Host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<string> TextAsync(string address, string? accept = null)
    {
        using var response = await GetAsync(address, accept);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("<style>(.*)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("src=\"([^\"]*)\"")]
    private static partial Regex Source();
}
