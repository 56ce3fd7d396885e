using Federation.EndToEnd.Tests.Feeds;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.CommandLine;

/// <summary>Networks in a data folder that no host uses.</summary>
public sealed class NetworkCommandTests
{
    [Fact]
    public async Task Add_OfAPathInAnUnusedFolder_CanBeSyncedAndListed()
    {
        using var folder = new TestFolder();
        string source = folder.Write("places.csv", Census.Csv(new CensusRow("1", "One", "47.1", "5.1"), new CensusRow("2", "", "47.2", "5.2")));

        (await Command.RunAsync("network", "add", "places", "--name", "Some places", "--adapter", "tiers-lieux", "--source", source, "--schedule", "15 4 * * *", "--data", folder.Data)).Expect(0);
        var runs = (await Command.RunAsync("sync", "places", "--data", folder.Data, "--json")).Expect(0).Json();
        Assert.Equal(new RunCounts(2, New: 1, Changed: 0, Unchanged: 0, Quarantined: 1, Stale: 0), RunCounts.Of(Runs.Of("places", runs)));

        var network = Assert.Single((await Command.RunAsync("network", "list", "--data", folder.Data, "--json")).Expect(0).Json().EnumerateArray());
        Assert.Equal("Some places", network.GetProperty("name").GetString());
        Assert.Equal("15 4 * * *", network.GetProperty("schedule").GetString());
        Assert.Equal(1, network.GetProperty("listings").GetInt32());
        Assert.Equal("Completed", network.GetProperty("lastRun").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Add_OfARelativePath_StartsAtTheCurrentFolder()
    {
        using var folder = new TestFolder();
        folder.Write("places.csv", Census.Csv(new CensusRow("1", "One", "47.1", "5.1")));

        (await Command.RunInAsync(folder.Path, null, "network", "add", "places", "--name", "Some places", "--adapter", "tiers-lieux", "--source", "places.csv")).Expect(0);
        (await Command.RunAsync("sync", "places", "--data", folder.Data, "--json")).Expect(0);
    }
}
