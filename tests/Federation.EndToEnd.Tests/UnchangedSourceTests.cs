using System.Globalization;
using Federation.EndToEnd.Tests.Feeds;
using Federation.EndToEnd.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Federation.EndToEnd.Tests;

/// <summary>A partner's server that knows the version of its list is not asked for it again.</summary>
public sealed class UnchangedSourceTests
{
    private static Space First => new("https://one.example/api", "One", 47.3, 5.0);
    private static Space Second => new("https://two.example/api", "Two", 48.3, 5.0);

    [Fact]
    public async Task Sync_OfAListThatDidNotChange_ReadsNothingAndSaysSo()
    {
        using var folder = new TestFolder();
        await using var server = await LoopbackServer.StartAsync();
        var list = new VersionedList(server, "/spaces.json");
        string networks = folder.WriteNetworks("networks.json", new NetworkEntry("spaces", "spaceapi", server.UrlOf("/spaces.json")));
        list.Set("\"1\"", First, Second);

        var first = await SyncAsync(folder, networks);
        string hash = await Store.HashAsync(folder.Data);
        var second = await SyncAsync(folder, networks);

        Assert.Equal(new RunCounts(2, New: 2, Changed: 0, Unchanged: 0, Quarantined: 0, Stale: 0), RunCounts.Of(first));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, first.GetProperty("unchangedSince").ValueKind);
        Assert.Equal("Completed", second.GetProperty("status").GetString());
        Assert.Equal(new RunCounts(0, New: 0, Changed: 0, Unchanged: 0, Quarantined: 0, Stale: 0), RunCounts.Of(second));
        Assert.Equal(first.GetProperty("startedAt").GetDateTimeOffset(), second.GetProperty("unchangedSince").GetDateTimeOffset());
        Assert.InRange(Runs.Duration(second), TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(hash, await Store.HashAsync(folder.Data));
        Assert.Equal(["", "\"1\""], list.Conditions);

        string since = first.GetProperty("startedAt").GetDateTimeOffset().UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        string[] command = ["sync", "--data", folder.Data, "--networks", networks];
        Assert.Contains($"spaces: nothing new, because the source has not changed since {since} UTC", (await Command.RunAsync(command)).Expect(0).Words, StringComparison.Ordinal);
        var french = await Command.RunInAsync(null, new Dictionary<string, string> { ["LANG"] = "fr_FR.UTF-8" }, command);
        Assert.Contains($"spaces: rien de nouveau, car la source n'a pas changé depuis le {since} UTC", french.Expect(0).Words, StringComparison.Ordinal);

        list.Set("\"2\"", First);
        var changed = await SyncAsync(folder, networks);

        Assert.Equal(new RunCounts(1, New: 0, Changed: 0, Unchanged: 1, Quarantined: 0, Stale: 1), RunCounts.Of(changed));
        Assert.Equal("\"1\"", list.Conditions[^1]);
        await Store.DemandSoundAsync(folder.Data);
    }

    [Fact]
    public async Task Run_OfAListThatDidNotChange_SaysSoOverGraphQLAndOnTheStartPage()
    {
        using var folder = new TestFolder();
        await using var server = await LoopbackServer.StartAsync();
        new VersionedList(server, "/spaces.json").Set("\"1\"", First);
        string networks = folder.WriteNetworks("networks.json", new NetworkEntry("spaces", "spaceapi", server.UrlOf("/spaces.json")));
        var first = await SyncAsync(folder, networks);

        await using var host = await ServingHost.StartAsync(folder.Data, networks);

        var runs = (await host.Client.AskAsync("{ syncRuns(first: 2) { unchangedSince counts { read } } }")).GetProperty("syncRuns").EnumerateArray().ToList();
        Assert.Equal(first.GetProperty("startedAt").GetDateTimeOffset(), runs[0].GetProperty("unchangedSince").GetDateTimeOffset(), TimeSpan.FromMilliseconds(1));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, runs[1].GetProperty("unchangedSince").ValueKind);
        Assert.Contains("Nothing new: the source has not changed since <time", await PageAsync(host, "en/networks"), StringComparison.Ordinal);
        Assert.Contains("Rien de nouveau : la source n’a pas changé depuis le <time", System.Net.WebUtility.HtmlDecode(await PageAsync(host, "fr/reseaux")), StringComparison.Ordinal);
    }

    private static async Task<string> PageAsync(ServingHost host, string path)
    {
        using var response = await host.Client.GetAsync(path);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<System.Text.Json.JsonElement> SyncAsync(TestFolder folder, string networks) =>
        Runs.Of("spaces", (await Command.RunAsync("sync", "--data", folder.Data, "--networks", networks, "--json")).Expect(0).Json());

    /// <summary>A list that a test changes, and the <c>If-None-Match</c> of everyone who asked for it.</summary>
    private sealed class VersionedList(LoopbackServer server, string path)
    {
        private readonly List<string> _conditions = [];

        public IReadOnlyList<string> Conditions => _conditions;

        public void Set(string tag, params Space[] spaces)
        {
            string body = RecordedSpaces.Json(spaces);
            server.Serve(path, http => AnswerAsync(http, tag, body));
        }

        private Task AnswerAsync(HttpContext http, string tag, string body)
        {
            _conditions.Add(http.Request.Headers.IfNoneMatch.ToString());
            http.Response.Headers.ETag = tag;
            if (http.Request.Headers.IfNoneMatch == tag)
            {
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            http.Response.ContentType = "application/json";
            return http.Response.WriteAsync(body, http.RequestAborted);
        }
    }
}
