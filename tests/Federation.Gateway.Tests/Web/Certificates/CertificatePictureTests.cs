using System.Net;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Gateway.Tests.Doubles;
using Federation.Registry.Labels;

namespace Federation.Gateway.Tests.Web.Certificates;

/// <summary>What a certificate's addresses show as pictures, its badges and its code, and where they lead browsers.</summary>
public sealed class CertificatePictureTests : IAsyncLifetime
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

    [Theory]
    [InlineData(LabelEventKind.Suspended, "Suspendu")]
    [InlineData(LabelEventKind.Revoked, "Retiré")]
    [InlineData(null, "Expiré")]
    public async Task Badge_OfALabelThatIsNotHeld_SaysSoAndShowsNoLevel(LabelEventKind? kind, string badge)
    {
        var id = await AwardAsync("La Fabrique");
        if (kind is { } decision) await DecideAsync(id, decision);
        else Host.Clock.AdjustTime(GatewayHost.Now.AddYears(2));

        string svg = await TextAsync($"/certificates/{id}-1/badge.svg");

        Assert.Contains($">{badge}</text>", svg, StringComparison.Ordinal);
        Assert.DoesNotContain(">Niveau", svg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Badge_OfALabelThatAnotherReplaced_SaysSo()
    {
        var id = await AwardAsync("La Fabrique");
        Assert.Null((await Host.Grains.Label(id).Decide(Order(LabelEventKind.Awarded, 1) with { Assessment = "an application" })).Code);

        Assert.Contains(">Replaced</text>", await TextAsync($"/certificates/{id}-1/badge.svg"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true)]
    [InlineData("text/html;q=0, */*", false)]
    [InlineData("text/html, application/vc", false)]
    [InlineData("application/vc+jwt", false)]
    [InlineData("application/json, text/html", false)]
    [InlineData("*/*", false)]
    public async Task Address_AskedByABrowser_LeadsToThePage(string accept, bool leads)
    {
        var id = await AwardAsync("La Fabrique");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/certificates/{id}-1");
        request.Headers.TryAddWithoutValidation("Accept", accept);

        using var response = await Host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(leads ? HttpStatusCode.Found : HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(leads ? $"/certificates/{id}-1/print" : null, response.Headers.Location?.OriginalString);
        Assert.Equal(["Accept"], response.Headers.Vary);
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

        foreach (string address in (string[])["badge.svg", "badge.png"])
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
        using var response = await host.Http.GetAsync("/certificates/0192f0c1a2b34c5d8e9f0a1b2c3d4e5f-1/badge.svg", TestContext.Current.CancellationToken);

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
}
