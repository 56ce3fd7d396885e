using Federation.Cluster.Adapters.Previewing;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.GraphQL;

/// <summary>What a mapping would make of a sample, for the managers of its network.</summary>
public sealed class PreviewTests
{
    private const string Preview = """
        mutation($network: ID!, $mapping: String!, $sample: String) { previewMapping(network: $network, mapping: $mapping, sample: $sample) {
          __typename
          ... on MappingPreview { hasMore problems { code message line column } records { sourceId locator raw rawLength draft isQuarantined fields { field value } issues { code pointer } } }
          ... on Refusal { code }
        } }
        """;

    private readonly FakePreviews _previews = new();

    [Fact]
    public async Task Preview_ShowsListingsFieldByField_AndWhatWaits()
    {
        await using var host = await StartAsync();

        var told = (await host.AskAsync(Preview, new { network = "a", mapping = "id: x", sample = "id" }, host.Callers.Add(Role.NetworkManager, "a"))).Data.GetProperty("previewMapping");

        Assert.Equal(new PreviewOrder(NetworkId.Parse("a"), "id: x", "id") { Within = TimeSpan.FromSeconds(4.5) }, _previews.Order);
        Assert.True(told.GetProperty("hasMore").GetBoolean());
        var records = told.GetProperty("records");
        Assert.Equal("""[{"field":"name","value":"La Ruche"},{"field":"website","value":"https://ruche.example/"}]""", records[0].GetProperty("fields").GetRawText());
        Assert.Equal(("1", "row 2", false), (records[0].GetProperty("sourceId").GetString(), records[0].GetProperty("locator").GetString(), records[0].GetProperty("isQuarantined").GetBoolean()));
        Assert.Equal("""{"nom":"La Ruche"}""", records[0].GetProperty("raw").GetString());
        Assert.Contains("\"name\": \"La Ruche\"", records[0].GetProperty("draft").GetString(), StringComparison.Ordinal);
        Assert.Equal(("null", true, "[]"), (records[1].GetProperty("draft").GetRawText(), records[1].GetProperty("isQuarantined").GetBoolean(), records[1].GetProperty("fields").GetRawText()));
        Assert.Equal("null", records[1].GetProperty("sourceId").GetRawText());
    }

    [Fact]
    public async Task Preview_OfMistakes_NamesTheirLines_AndARefusalItsCode()
    {
        await using var host = await StartAsync();
        string manager = host.Callers.Add(Role.NetworkManager, "a");
        _previews.Answer = new PreviewAnswer(new MappingPreview([new PreviewProblem("mapping.unknown-key", "There is no key \"feilds\".", 7, 1), new PreviewProblem("csv.headers", "No column.", null, null)], [], HasMore: false));

        var told = (await host.AskAsync(Preview, new { network = "a", mapping = "x" }, manager)).Data.GetProperty("previewMapping");
        Assert.Equal("""[{"code":"mapping.unknown-key","message":"There is no key \u0022feilds\u0022.","line":7,"column":1},{"code":"csv.headers","message":"No column.","line":null,"column":null}]""", told.GetProperty("problems").GetRawText().Replace("\\\"", "\\u0022", StringComparison.Ordinal));
        Assert.Null(_previews.Order?.Sample);

        _previews.Answer = new PreviewAnswer(null, PreviewCodes.Busy, "Busy.");
        Assert.Equal(PreviewCodes.Busy, (await host.AskAsync(Preview, new { network = "a", mapping = "x" }, manager)).Data.GetProperty("previewMapping").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Preview_OfAnotherNetwork_AndOnAHostWithoutAdapters_IsNotLookedAt()
    {
        await using var host = await StartAsync();
        Assert.Equal("network.unknown", (await host.AskAsync(Preview, new { network = "a", mapping = "x" }, host.Callers.Add(Role.NetworkManager, "b"))).Data.GetProperty("previewMapping").GetProperty("code").GetString());
        Assert.Equal("FORBIDDEN", (await host.AskAsync(Preview, new { network = "a", mapping = "x" }, host.Callers.Add(Role.CentreStaff, "a"))).Code);
        Assert.Null(_previews.Order);

        await using var other = await GatewayHost.StartAsync();
        await other.Seed.AddAsync(Seed.Network("a"));
        Assert.Equal(PreviewCodes.NotHere, (await other.AskAsync(Preview, new { network = "a", mapping = "x" }, other.Callers.Add(Role.NetworkManager, "a"))).Data.GetProperty("previewMapping").GetProperty("code").GetString());
    }

    private async Task<GatewayHost> StartAsync()
    {
        var host = await GatewayHost.StartAsync(extend: services => services.AddSingleton<IMappingPreviews>(_previews));
        foreach (string network in (string[])["a", "b"]) await host.Seed.AddAsync(Seed.Network(network));
        return host;
    }
}
