using Federation.Cluster.Centres;

namespace Federation.Cluster.Tests.Sync;

/// <summary>The terms that a network's settings name reach listings whose records did not change.</summary>
public sealed class SourceTermsTests(SyncCluster cluster) : IClassFixture<SyncCluster>
{
    private static readonly (string, string) Record = ("1", """{"name":"One","lat":1.0,"lon":2.0}""");

    [Fact]
    public async Task Terms_ThatAreNamedChangedAndTakenBack_AreThoseOfTheListing()
    {
        cluster.Workers.Script("terms", Record);
        Assert.Equal("etalab-2.0", await LicenceAsync(null, "etalab-2.0"));
        Assert.Equal("CC-BY-4.0", await LicenceAsync("one", "CC-BY-4.0"));
        Assert.Equal("ODbL-1.0", await LicenceAsync("two", "ODbL-1.0"));
        Assert.Equal("ODbL-1.0", await LicenceAsync("two", "ODbL-1.0"));
        Assert.Equal("etalab-2.0", await LicenceAsync(null, "etalab-2.0"));
    }

    private async Task<string> LicenceAsync(string? told, string licence)
    {
        if (told is null) cluster.Workers.Told.Remove("terms");
        else cluster.Workers.Told["terms"] = told;
        cluster.Workers.Terms["terms"] = new ListingSource { Adapter = "scripted@1.0.0", Licence = licence, Attribution = "The script" };
        await cluster.RunAsync("terms");
        return (await cluster.CentreOfAsync("terms", "1")).State.Listings.Single().Source.Licence;
    }
}
