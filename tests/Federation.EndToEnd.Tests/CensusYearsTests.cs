using System.Text.Json;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests;

/// <summary>One network whose census is published again in another layout: only what it says anew is a change.</summary>
public sealed class CensusYearsTests(ITestOutputHelper output)
{
    private const int Rows = 1512;

    private static readonly string[] Located = ["1510", "1511", "1512"];

    [Fact]
    public async Task Census_OfMarchThenOfApril_GivesThreePlacesTheirLocation()
    {
        using var folder = new TestFolder();
        string march = folder.WriteNetworks("march.json", new NetworkEntry("census", "tiers-lieux", RealData.Census2019March));
        string april = folder.WriteNetworks("april.json", new NetworkEntry("census", "tiers-lieux", RealData.Census2019April));

        string cursor;
        await using (var host = await ServingHost.StartAsync(folder.Data, march))
        {
            var first = await LastRunAsync(host);
            Assert.Equal(new RunCounts(Rows, New: Rows, Changed: 0, Unchanged: 0, Quarantined: 0, Stale: 0), RunCounts.Of(first));
            Assert.Equal(Located, WithoutCoordinates(first));
            (_, cursor) = await host.Client.ChangesAsync("kind", after: null);
            Assert.Equal(0, await host.StopAsync());
        }

        await using (var host = await ServingHost.StartAsync(folder.Data, april))
        {
            var second = await LastRunAsync(host);
            Assert.Equal(new RunCounts(Rows, New: 0, Changed: 3, Unchanged: Rows - 3, Quarantined: 0, Stale: 0), RunCounts.Of(second));
            Assert.Empty(WithoutCoordinates(second));
            var (changes, _) = await host.Client.ChangesAsync("kind listing fields { field before after }", cursor);
            Assert.Equal(Located.Select(id => $"census/{id}"), changes.Select(change => change.GetProperty("listing").GetString()).Order(StringComparer.Ordinal));
            foreach (var change in changes) ExpectLocationGained(change);
        }
    }

    private void ExpectLocationGained(JsonElement change)
    {
        string listing = change.GetProperty("listing").GetString() ?? "";
        string id = listing[(listing.IndexOf('/', StringComparison.Ordinal) + 1)..];
        output.WriteLine($"2019-03-21  {RawRow(RealData.Census2019March, $"{id};")}");
        output.WriteLine($"2019-04-27  {RawRow(RealData.Census2019April, $"{id},")}");
        Assert.Equal("LISTING_CHANGED", change.GetProperty("kind").GetString());
        var fields = change.GetProperty("fields").EnumerateArray().ToDictionary(field => field.GetProperty("field").GetString() ?? "");
        foreach (var (name, field) in fields) output.WriteLine($"    {name}: {field.GetProperty("before")} -> {field.GetProperty("after")}");
        var location = fields["location"];
        Assert.Equal(JsonValueKind.Null, location.GetProperty("before").ValueKind);
        string[] cells = RawRow(RealData.Census2019April, $"{id},").Split(',');
        Assert.Equal($"{cells[11]}, {cells[12]}", location.GetProperty("after").GetString());
    }

    private static string RawRow(string path, string start) => File.ReadLines(path).Single(line => line.StartsWith(start, StringComparison.Ordinal));

    private static IEnumerable<string?> WithoutCoordinates(JsonElement run) => run.GetProperty("problems").EnumerateArray()
        .Where(problem => problem.GetProperty("code").GetString() == "coordinates.missing")
        .Select(problem => problem.GetProperty("sourceId").GetString());

    private static async Task<JsonElement> LastRunAsync(ServingHost host)
    {
        var data = await host.Client.AskAsync(
            """{ network(id: "census") { lastRun { status counts { read new changed unchanged quarantined stale } problems(first: 200) { code sourceId } } } }""");
        var run = data.GetProperty("network").GetProperty("lastRun");
        Assert.Equal("COMPLETED", run.GetProperty("status").GetString());
        return run;
    }
}
