using Federation.Cluster.Centres;
using Federation.Cluster.Feed;
using Federation.Cluster.Labels;
using Federation.Cluster.Sync;
using Federation.Gateway.Tests.Doubles;
using Federation.Registry.Labels;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.GraphQL;

/// <summary>What a listing that a peer handed on tells of where it comes from.</summary>
public sealed class OriginTests
{
    private static readonly DirectoryId A = Id('a'), B = Id('b');

    [Fact]
    public async Task Directory_AskedForItsId_GivesTheOneThatStandsInItsFeed()
    {
        await using var host = await GatewayHost.StartAsync();

        string? id = (await host.AskAsync("{ directory { id } }")).Data.GetProperty("directory").GetProperty("id").GetString();

        Assert.Equal((await Feed.FeedReader.PageAsync(host)).GetProperty("directory").GetString(), id);
        Assert.Equal((await host.Services.GetRequiredService<DirectoryIdentity>().GetAsync(TestContext.Current.CancellationToken)).Value, id);
    }

    [Fact]
    public async Task Listing_OfAPeer_NamesOriginLicenceAndWay()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("peer", "The peer"));
        var id = await host.Seed.PutAsync(CentreId.New(host.Clock), "peer", $"{A}/census/7", new ListingContent { Name = "Far" }, Source());
        await host.CatchUpAsync();

        var centre = (await host.AskAsync(
            "query($id: ID!) { centre(id: $id) { listings { licence attribution network { name } origin { key directory networkKey networkName sourceId hops via adapter observedAt } } provenance { licence origin { networkName } } } }",
            new { id = id.Value })).Data.GetProperty("centre");

        Assert.Equal(
            $$$"""[{"licence":"odbl-1.0","attribution":"Credit to A","network":{"name":"The peer"},"origin":{"key":"{{{A}}}/census/7","directory":"{{{A}}}","networkKey":"census","networkName":"Census of A","sourceId":"7","hops":2,"via":["{{{A}}}","{{{B}}}"],"adapter":"census@1.0.0","observedAt":"2026-02-20T09:30:00.000Z"}}]""",
            centre.GetProperty("listings").GetRawText());
        Assert.Equal("""[{"licence":"odbl-1.0","origin":{"networkName":"Census of A"}}]""", centre.GetProperty("provenance").GetRawText());
    }

    [Fact]
    public async Task ForeignLabels_OfSeveralListings_AreToldOnceEachUntilTheirTimeIsOver()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("near"));
        await host.Seed.AddAsync(Seed.Network("far"));
        var id = CentreId.New(host.Clock);
        var genuine = new ListedLabel { Issuer = "https://a.example/issuer", Level = 2, Axes = new LabelLevels { Services = 2 }, ValidUntil = GatewayHost.Now.AddDays(1), Certificate = "https://a.example/certificates/1", Credential = "{}", Proof = LabelProof.Genuine };
        await host.Seed.PutAsync(id, "far", "1", new ListingContent { Name = "Place" }, Source(), genuine with { Proof = LabelProof.Unchecked });
        await host.Seed.PutAsync(id, "near", "1", new ListingContent { Name = "Place" }, Source(), genuine);
        await host.CatchUpAsync();
        const string Query = "query($id: ID!) { centre(id: $id) { label { level } foreignLabels { issuer level axes { axis level } validUntil certificateUrl credential listing via { key } proof } } }";

        var centre = (await host.AskAsync(Query, new { id = id.Value })).Data.GetProperty("centre");

        var label = Assert.Single(centre.GetProperty("foreignLabels").EnumerateArray());
        Assert.Equal(("https://a.example/issuer", 2, "GENUINE"), (label.GetProperty("issuer").GetString(), label.GetProperty("level").GetInt32(), label.GetProperty("proof").GetString()));
        Assert.Equal(("near/1", "near"), (label.GetProperty("listing").GetString(), label.GetProperty("via").GetProperty("key").GetString()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, centre.GetProperty("label").ValueKind);
        Assert.Equal(0, (await host.AskAsync("{ centres(filter: { label: { level: 1 } }) { totalCount } }")).Data.GetProperty("centres").GetProperty("totalCount").GetInt32());
        host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty((await host.AskAsync(Query, new { id = id.Value })).Data.GetProperty("centre").GetProperty("foreignLabels").EnumerateArray());
    }

    private static DirectoryId Id(char digit) => DirectoryId.TryParse(new string(digit, 32), out var id) ? id : throw new ArgumentException("Not a digit.", nameof(digit));

    private static ListingSource Source() => new()
    {
        Adapter = "federation-peer@1.0.0",
        Licence = "odbl-1.0",
        Attribution = "Credit to A",
        Origin = new Origin { Directory = A, Network = NetworkId.Parse("census"), NetworkName = "Census of A", SourceId = "7", Via = [A, B], Adapter = "census@1.0.0", ObservedAt = GatewayHost.Now.AddDays(-9) },
    };
}
