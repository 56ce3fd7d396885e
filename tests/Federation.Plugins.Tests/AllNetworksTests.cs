using System.Text.Json;
using Federation.Adapters.FranceServices;
using Federation.Adapters.HubLo;
using Federation.Adapters.OpenStreetMap;
using Federation.Adapters.RegionSud;
using Federation.Adapters.SpaceApi;
using Federation.Adapters.TernumBfc;
using Federation.Adapters.TiersLieux;
using Federation.Contracts;
using Xunit;

namespace Federation.Plugins.Tests;

/// <summary>Every real listing that has an adapter, as tests/all-networks.json names them.</summary>
public sealed class AllNetworksTests(ITestOutputHelper output)
{
    private const string Folder = "${FEDERATION_DATA:-../../shared/data}/";

    [Theory]
    [InlineData("tiers-lieux", 1_512, 0)]
    [InlineData("ternum-bfc", 697, 0)]
    [InlineData("hub-lo", 426, 0)]
    [InlineData("region-sud", 1_245, 4)]
    [InlineData("france-services", 2_845, 0)]
    [InlineData("spaceapi", 204, 38)]
    [InlineData("osm-lisbon", 38, 2)]
    [InlineData("osm-paris", 5, 0)]
    public async Task Network_RealListing_IsReadWholeAndEveryRecordIsMappedOrRejected(string network, int read, int rejected)
    {
        var (adapter, file) = Of(network);
        var real = await RealFile.RunAsync(adapter, file);
        output.WriteLine(real.Table());

        Assert.True(real.Run.Complete);
        Assert.Equal((read, read - rejected), (real.Run.Records.Count, real.Drafts.Count));
    }

    [Fact]
    public void File_NamesNoOtherNetworks()
    {
        using var file = Networks();

        Assert.Equal(
            ["tiers-lieux", "ternum-bfc", "hub-lo", "region-sud", "france-services", "spaceapi", "osm-lisbon", "osm-paris"],
            file.RootElement.EnumerateArray().Select(network => network.GetProperty("id").GetString()));
    }

    private static (IAdapter Adapter, string File) Of(string id)
    {
        using var file = Networks();
        var network = file.RootElement.EnumerateArray().Single(network => network.GetProperty("id").GetString() == id);
        string source = network.GetProperty("config").GetProperty("source").GetString()!;
        Assert.StartsWith(Folder, source, StringComparison.Ordinal);
        IAdapter adapter = network.GetProperty("adapter").GetString() switch
        {
            "france-services" => new FranceServicesAdapter(),
            "hub-lo" => new HubLoAdapter(),
            "openstreetmap" => new OpenStreetMapAdapter(),
            "region-sud" => new RegionSudAdapter(),
            "spaceapi" => new SpaceApiAdapter(),
            "ternum-bfc" => new TernumBfcAdapter(),
            "tiers-lieux" => new TiersLieuxAdapter(),
            var other => throw new InvalidOperationException($"There is no adapter \"{other}\"."),
        };
        return (adapter, source[Folder.Length..]);
    }

    private static JsonDocument Networks() => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "all-networks.json")));
}
