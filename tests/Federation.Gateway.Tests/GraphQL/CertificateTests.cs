using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Gateway.Tests.Doubles;
using Federation.Registry.Labels;

namespace Federation.Gateway.Tests.GraphQL;

/// <summary>What a certificate says of its own label, whatever became of that and of its centre.</summary>
public sealed class CertificateTests : IAsyncLifetime
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
    public async Task Certificate_OfALabelThatIsHeld_SaysWhatWasAwardedAndWhereItIsChecked()
    {
        var id = await AwardAsync();

        var certificate = await AskAsync(id, 1, "key centreKey centreName title criteriaVersion state heldLevel awardedAt validUntil standing axes { axis level } issuer keySet statusLists criteriaAddress basis { origin criteria { says } } reading { label axes { heldLevel } }");

        Assert.Equal(($"{id}-1", id.Value, "La Fabrique"), (Text(certificate, "key"), Text(certificate, "centreKey"), Text(certificate, "centreName")));
        Assert.Equal(("HELD", 1, "1.0"), (Text(certificate, "state"), certificate.GetProperty("heldLevel").GetInt32(), Text(certificate, "criteriaVersion")));
        Assert.Equal("2028-03-01T09:30:00.000Z", Text(certificate, "validUntil"));
        Assert.Equal("This centre holds the label at level 1 of 3.", certificate.GetProperty("standing")[0].GetString());
        Assert.Equal("""[{"axis":"TECHNICAL_PERFORMANCE","level":null},{"axis":"SERVICES","level":1},{"axis":"QUALITY","level":3},{"axis":"COMMITMENTS","level":null},{"axis":"INTEROPERABILITY","level":null}]""", certificate.GetProperty("axes").GetRawText());
        Assert.Equal([$"{FakeCertificates.PublicUrl}/status/revocation", $"{FakeCertificates.PublicUrl}/status/suspension"], certificate.GetProperty("statusLists").EnumerateArray().Select(list => list.GetString()));
        Assert.Equal(($"{FakeCertificates.PublicUrl}/issuer", $"{FakeCertificates.PublicUrl}/issuer/keys", $"{FakeCertificates.PublicUrl}/label/1.0"), (Text(certificate, "issuer"), Text(certificate, "keySet"), Text(certificate, "criteriaAddress")));
        Assert.Equal(1, certificate.GetProperty("reading").GetProperty("axes")[1].GetProperty("heldLevel").GetInt32());
        Assert.NotEmpty(certificate.GetProperty("basis").GetProperty("origin").EnumerateArray());
    }

    [Theory]
    [InlineData(LabelEventKind.Suspended, "SUSPENDED")]
    [InlineData(LabelEventKind.Revoked, "REVOKED")]
    [InlineData(LabelEventKind.Awarded, "REPLACED")]
    [InlineData(null, "EXPIRED")]
    public async Task Certificate_OfALabelThatIsNotHeld_SaysSoAndTellsNoAxisAsHeld(LabelEventKind? kind, string state)
    {
        var id = await AwardAsync();
        if (kind is { } decision) await DecideAsync(id, Order(decision, 1) with { Assessment = decision == LabelEventKind.Awarded ? "an application" : null });
        else Host.Clock.AdjustTime(GatewayHost.Now.AddYears(2));

        var certificate = await AskAsync(id, 1, "state heldLevel standing basis { origin } reading { label basis { origin } axes { heldLevel } }");

        Assert.Equal(state, Text(certificate, "state"));
        Assert.Equal(JsonValueKind.Null, certificate.GetProperty("heldLevel").ValueKind);
        Assert.Equal(JsonValueKind.Null, certificate.GetProperty("basis").ValueKind);
        var reading = certificate.GetProperty("reading");
        Assert.Equal(certificate.GetProperty("standing").GetRawText(), reading.GetProperty("label").GetRawText());
        Assert.All(reading.GetProperty("axes").EnumerateArray(), axis => Assert.Equal(JsonValueKind.Null, axis.GetProperty("heldLevel").ValueKind));
    }

    [Fact]
    public async Task Certificate_OfALabelBeforeTheLast_IsOfThatOne()
    {
        var id = await AwardAsync();
        await DecideAsync(id, Order(LabelEventKind.Revoked, 1));
        await DecideAsync(id, Order(LabelEventKind.Awarded, 2));

        Assert.Equal("REVOKED", Text(await AskAsync(id, 1, "state"), "state"));
        Assert.Equal("HELD", Text(await AskAsync(id, 2, "state"), "state"));
        Assert.Equal(JsonValueKind.Null, (await AskAsync(id, 3, "state")).ValueKind);
    }

    private async Task<CentreId> AwardAsync()
    {
        var centre = await Host.Seed.OpenAsync("a", "1", new ListingContent { Name = "La Fabrique", OpeningHours = "Mo-Fr 09:00-18:00" });
        await DecideAsync(centre, Order(LabelEventKind.Awarded, 0));
        await Host.CatchUpAsync();
        return centre;
    }

    private async Task DecideAsync(CentreId centre, LabelOrder order) => Assert.Null((await Host.Grains.Label(centre).Decide(order)).Code);

    private static LabelOrder Order(LabelEventKind kind, int madeOn) =>
        new() { Kind = kind, MadeOn = madeOn, Actor = "x", Reason = "Decided.", Levels = kind == LabelEventKind.Awarded ? new LabelLevels { Services = 1, Quality = 3 } : null };

    private async Task<JsonElement> AskAsync(CentreId id, int number, string fields) =>
        (await Host.AskAsync($$"""query($key: String!) { certificate(key: $key) { {{fields}} } }""", new { key = $"{id}-{number}" })).Data.GetProperty("certificate");

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
