using System.Globalization;
using System.Text.Json;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.CommandLine;

/// <summary>Commands while a host has the data folder.</summary>
public sealed class RunningHostTests(SampleDirectory samples)
{
    private const int FoundProblems = 1;
    private const int WrongUse = 2;
    private const int FolderInUse = 3;
    private const int RemoteFailed = 5;

    [Theory]
    [InlineData("sync")]
    [InlineData("network add x --name N --adapter spaceapi --source x.json")]
    [InlineData("serve")]
    public async Task Writing_IntoAFolderInUse_SaysByWhomAndWhere(string command)
    {
        var host = await samples.HostAsync();

        string[] sameAddress = command == "serve" ? ["--urls", $"{host.Url}"] : [];

        var ended = (await Command.RunAsync([.. command.Split(' '), "--data", samples.Data, .. sameAddress])).Expect(FolderInUse);

        Assert.Contains($"process {host.Process.Id.ToString(CultureInfo.InvariantCulture)}", ended.Error, StringComparison.Ordinal);
        Assert.Contains($"{host.Url}".TrimEnd('/'), ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OperatorToken_InTheDataFolder_IsForItsOwnerAlone()
    {
        await samples.HostAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(samples.Data, "operator-token")));
    }

    [Fact]
    public async Task NetworkAdd_OfAnHttpsSourceWithTheToken_IsTaken()
    {
        var host = await samples.HostAsync();

        (await Command.RunAsync([.. Add("with-token"), "--url", $"{host.Url}", "--data", samples.Data])).Expect(0);
        var token = new Dictionary<string, string> { ["FEDERATION_TOKEN"] = host.Token };
        (await Command.RunInAsync(null, token, [.. Add("with-variable"), "--url", $"{host.Url}"])).Expect(0);

        var known = await NetworksAsync("--url", $"{host.Url}");
        Assert.Superset(new HashSet<string> { "with-token", "with-variable" }, known.Keys.ToHashSet());
    }

    [Fact]
    public async Task NetworkAdd_WithoutTheToken_IsRefused()
    {
        var host = await samples.HostAsync();
        using var elsewhere = new TestFolder();

        var ended = (await Command.RunAsync([.. Add("without-token"), "--url", $"{host.Url}", "--data", elsewhere.Data])).Expect(RemoteFailed);

        Assert.Contains("UNAUTHENTICATED", ended.Error, StringComparison.Ordinal);
        Assert.Contains("FEDERATION_TOKEN", ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("without-token", (await NetworksAsync("--url", $"{host.Url}")).Keys);
    }

    [Fact]
    public async Task NetworkAdd_OfAPathToARunningHost_IsRefused()
    {
        var host = await samples.HostAsync();

        var ended = (await Command.RunAsync("network", "add", "path", "--name", "N", "--adapter", "spaceapi", "--source", "x.json", "--url", $"{host.Url}", "--data", samples.Data)).Expect(WrongUse);

        Assert.Contains("/source", ended.Error, StringComparison.Ordinal);
    }

    // What the host refuses is said as it says it, whichever of its refusals it is.
    [Theory]
    [InlineData("network add actipole21 --name N --adapter actipole21 --source https://a.example/x.csv", WrongUse, "actipole21 is there already")]
    [InlineData("match accept actipole21/none tiers-lieux/none --by A --reason R", FoundProblems, "match.unknown-listing")]
    [InlineData("match undo 0198a000000070008000000000000001 --by A --reason R", FoundProblems, "match.unknown-regrouping")]
    public async Task Command_ThatTheHostRefuses_SaysWhy(string command, int code, string why)
    {
        var host = await samples.HostAsync();

        var ended = (await Command.RunAsync([.. command.Split(' '), "--url", $"{host.Url}", "--data", samples.Data])).Expect(code);

        Assert.Contains(why, ended.Error + ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NetworkList_FromTheHostAndFromItsFolder_SaysTheSame()
    {
        var host = await samples.HostAsync();

        var remote = await NetworksAsync("--url", $"{host.Url}");
        var local = await NetworksAsync("--data", samples.Data);

        foreach (var (id, listings) in new[] { ("actipole21", 18), ("tiers-lieux", 17), ("spaceapi", 6) })
        {
            Assert.Equal(listings, remote[id].GetProperty("listings").GetInt32());
            Assert.Equal(listings, local[id].GetProperty("listings").GetInt32());
            Assert.Equal(local[id].GetProperty("schedule").GetString(), remote[id].GetProperty("schedule").GetString());
        }
    }

    [Fact]
    public async Task Sync_OverUrl_RunsToTheEnd()
    {
        var host = await samples.HostAsync();

        var runs = (await Command.RunAsync("sync", "actipole21", "--url", $"{host.Url}", "--data", samples.Data, "--json")).Expect(0).Json();
        Assert.Equal(new RunCounts(22, New: 0, Changed: 0, Unchanged: 18, Quarantined: 4, Stale: 0), RunCounts.Of(Runs.Of("actipole21", runs)));

        var people = (await Command.RunAsync("sync", "tiers-lieux", "--url", $"{host.Url}", "--data", samples.Data)).Expect(0);
        Assert.Contains("tiers-lieux Completed 21 0 0 17 4 0", people.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_OverUrlWithoutTheToken_IsRefused()
    {
        using var elsewhere = new TestFolder();

        var ended = (await Command.RunAsync("sync", "actipole21", "--url", $"{(await samples.HostAsync()).Url}", "--data", elsewhere.Data)).Expect(RemoteFailed);

        Assert.Contains("UNAUTHENTICATED", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task QuarantineList_WhileAHostRuns_ShowsEveryRecordWithItsReason()
    {
        await samples.HostAsync();

        var records = (await Command.RunAsync("quarantine", "list", "--data", samples.Data, "--json")).Expect(0).Json().EnumerateArray().ToList();
        Assert.Equal(16, records.Count);
        Assert.All(records, record => Assert.NotEmpty(record.GetProperty("issues").EnumerateArray()));

        var people = (await Command.RunAsync("quarantine", "list", "spaceapi", "--data", samples.Data)).Expect(0);
        Assert.Contains("spaceapi.no-data: The space did not answer", people.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("csv.width", people.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task QuarantineGroupsAndReplay_WhileAHostRuns_CountByCodeAndMapAgain()
    {
        var host = await samples.HostAsync();

        var groups = (await Command.RunAsync("quarantine", "groups", "--data", samples.Data, "--json")).Expect(0).Json().EnumerateArray().ToList();
        Assert.Equal(16, groups.Sum(group => group.GetProperty("count").GetInt32()));
        Assert.Contains("csv.width", (await Command.RunAsync("quarantine", "groups", "--data", samples.Data)).Expect(0).Words, StringComparison.Ordinal);

        // Nothing was mended: what the mapping refused it refuses again, and nothing is lost.
        var replayable = groups.Where(group => group.GetProperty("network").GetString() == "spaceapi").Sum(group => group.GetProperty("replayable").GetInt32());
        var run = (await Command.RunAsync("quarantine", "replay", "spaceapi", "--url", $"{host.Url}", "--data", samples.Data, "--json")).Expect(0).Json();
        Assert.Equal(("ReplayQuarantine", replayable), (run.GetProperty("purpose").GetString(), run.GetProperty("counts").GetProperty("quarantined").GetInt32()));
        Assert.Equal(replayable, run.GetProperty("counts").GetProperty("read").GetInt32());
        Assert.Equal(groups.Count, (await Command.RunAsync("quarantine", "groups", "--data", samples.Data, "--json")).Expect(0).Json().GetArrayLength());
    }

    [Fact]
    public async Task StoreCommands_WhileAHostRuns_ReadBesideIt()
    {
        await samples.HostAsync();

        await Store.DemandSoundAsync(samples.Data);
        string hash = await Store.HashAsync(samples.Data);
        Assert.Matches("^[0-9a-f]{64}$", hash);
        var words = (await Command.RunAsync("store", "hash", "--data", samples.Data)).Expect(0);
        Assert.Equal(hash, words.Output);
    }

    private static string[] Add(string id) => ["network", "add", id, "--name", "Spaces elsewhere", "--adapter", "spaceapi", "--source", "https://partner.example/spaces.json"];

    private static async Task<IReadOnlyDictionary<string, JsonElement>> NetworksAsync(params string[] where) =>
        (await Command.RunAsync(["network", "list", .. where, "--json"])).Expect(0).Json().EnumerateArray().ToDictionary(network => network.GetProperty("id").GetString() ?? "");
}
