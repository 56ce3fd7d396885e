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
    public async Task Add_OfADirectory_ReachesOnlyTheHostsThatWereApproved()
    {
        using var folder = new TestFolder();
        await using var server = await LoopbackServer.StartAsync();
        await using var elsewhere = await LoopbackServer.StartAsync();
        elsewhere.Serve("/space", "application/json", """{"space":"Approved","url":"https://approved.example/","location":{"lat":47.1,"lon":5.1}}""");
        string space = elsewhere.UrlOf("/space");
        server.Serve("/directory.json", "application/json", $$"""{"Approved":"{{space}}","Not approved":"https://not-approved.example/space"}""");
        string[] add = ["network", "add", "spaces", "--name", "Spaces", "--adapter", "spaceapi", "--source", server.UrlOf("/directory.json"), "--data", folder.Data];

        (await Command.RunAsync([.. add, "--host", "http://elsewhere.example"])).Expect(2);
        (await Command.RunAsync(add)).Expect(0);
        var before = (await Command.RunAsync("sync", "spaces", "--data", folder.Data)).Expect(1);
        (await Command.RunAsync([.. add, "--host", new Uri(space).Authority])).Expect(0);
        var after = (await Command.RunAsync("sync", "spaces", "--data", folder.Data, "--json")).Expect(0).Json();
        var listed = Assert.Single((await Command.RunAsync("network", "list", "--data", folder.Data, "--json")).Expect(0).Json().EnumerateArray());

        Assert.Equal(new Uri(space).Authority, Assert.Single(listed.GetProperty("hosts").EnumerateArray()).GetString());
        Assert.Contains("only an operator's own networks file or command line may name", before.Words, StringComparison.Ordinal);
        Assert.Equal(new RunCounts(2, New: 1, Changed: 0, Unchanged: 0, Quarantined: 1, Stale: 0), RunCounts.Of(Runs.Of("spaces", after)));
        var quarantined = (await Command.RunAsync("quarantine", "list", "spaces", "--data", folder.Data)).Expect(0);
        Assert.Contains("The host not-approved.example is named neither by the manifest of spaceapi nor in the settings of spaces", quarantined.Words, StringComparison.Ordinal);
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
