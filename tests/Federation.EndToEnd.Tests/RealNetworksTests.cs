using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests;

/// <summary>Two listings that real networks published, from files to answers.</summary>
public sealed class RealNetworksTests(RealDirectory real, ITestOutputHelper output)
{
    private const int CensusRows = 1512;
    private const int Spaces = 204;
    private const int SilentSpaces = 38;

    [Fact]
    public async Task Sync_First_ListsEveryRecordOrSaysWhyNot()
    {
        var runs = (await real.StateAsync()).First.Expect(0).Json();

        var census = Runs.Of("tiers-lieux", runs);
        Assert.Equal("Completed", census.GetProperty("status").GetString());
        Assert.Equal(new RunCounts(CensusRows, New: CensusRows, Changed: 0, Unchanged: 0, Quarantined: 0, Stale: 0), RunCounts.Of(census));
        var spaces = Runs.Of("spaceapi", runs);
        Assert.Equal("Completed", spaces.GetProperty("status").GetString());
        Assert.Equal(new RunCounts(Spaces, New: Spaces - SilentSpaces, Changed: 0, Unchanged: 0, Quarantined: SilentSpaces, Stale: 0), RunCounts.Of(spaces));
        Assert.Equal(SilentSpaces, Runs.ProblemCounts(spaces)["spaceapi.no-data"]);
    }

    [Fact]
    public async Task Sync_Second_ChangesNothing()
    {
        var state = await real.StateAsync();
        var runs = state.Second.Expect(0).Json();

        var census = Runs.Of("tiers-lieux", runs);
        Assert.Equal(new RunCounts(CensusRows, New: 0, Changed: 0, Unchanged: CensusRows, Quarantined: 0, Stale: 0), RunCounts.Of(census));
        var spaces = Runs.Of("spaceapi", runs);
        Assert.Equal(new RunCounts(Spaces, New: 0, Changed: 0, Unchanged: Spaces - SilentSpaces, Quarantined: SilentSpaces, Stale: 0), RunCounts.Of(spaces));
        Assert.Equal(state.HashAfterFirst, state.HashAfterSecond);
        output.WriteLine($"Second run: tiers-lieux {Runs.Duration(census).TotalSeconds:0.00} s, spaceapi {Runs.Duration(spaces).TotalSeconds:0.00} s");
    }

    // The host ran both networks once more when it started: three runs each, and one change for each listing.
    [Fact]
    public async Task Changes_AfterThreeRuns_AreThoseOfTheFirst()
    {
        var host = (await real.StateAsync()).Host;

        var (changes, next) = await host.Client.ChangesAsync("kind listing", after: null);
        Assert.Equal(CensusRows + Spaces - SilentSpaces, changes.Count);
        Assert.All(changes, change => Assert.True(change.GetProperty("kind").GetString() is "OPENED" or "LISTING_ATTACHED", $"{change}"));
        Assert.Distinct(changes.Select(change => change.GetProperty("listing").GetString()));

        (await Command.RunAsync("sync", "--url", $"{host.Url}", "--data", (await real.StateAsync()).Data, "--json")).Expect(0);
        var (more, _) = await host.Client.ChangesAsync("kind listing", next);
        Assert.Empty(more);
    }
}
