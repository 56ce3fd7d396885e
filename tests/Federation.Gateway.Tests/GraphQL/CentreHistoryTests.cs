using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Feed;
using Federation.Cluster.People.Told;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.GraphQL;

public sealed class CentreHistoryTests
{
    [Theory]
    [InlineData("0.5")]
    [InlineData("1")]
    [InlineData("1e400")]
    [InlineData("true")]
    [InlineData("NOW")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"now\"")]
    public async Task Centre_AsOfSomethingThatIsNoMoment_IsRefused(string value)
    {
        await using var host = await GatewayHost.StartAsync();

        foreach (string query in (string[])[$"{{ centre(id: \"x\", asOf: {value}) {{ name }} }}", $"{{ ...F }} fragment F on Query {{ centre(id: \"x\", asOf: {value}) {{ name }} }}"])
        {
            Assert.Equal((400, "VALIDATION_FAILED"), await host.AskAsync(query) is var answer ? (answer.Status, answer.Code) : default);
        }

        if (value is "0.5" or "1" or "true") Assert.Equal("BAD_INPUT", (await host.AskAsync("query($at: DateTime) { centre(id: \"x\", asOf: $at) { name } }", new { at = System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(value) })).Code);
    }

    [Fact]
    public async Task Centre_AsOf_IsWhatItWasThen()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await host.Seed.OpenAsync("cote-dor", "7", new ListingContent { Name = "Before" });
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Seed.PutAsync(id, "cote-dor", "7", new ListingContent { Name = "After" });

        var data = (await host.AskAsync($$"""
            { unborn: centre(id: "{{id}}", asOf: "2026-03-01T09:29:59Z") { name }
              first: centre(id: "{{id}}", asOf: "2026-03-01T10:29:59Z") { name changedAt }
              second: centre(id: "{{id}}", asOf: "2026-03-01T10:30:00Z") { name }
              now: centre(id: "{{id}}") { name } }
            """)).Data;

        Assert.Equal(JsonValueKind.Null, data.GetProperty("unborn").ValueKind);
        Assert.Equal(["Before", "After", "After"], new[] { "first", "second", "now" }.Select(name => data.GetProperty(name).GetProperty("name").GetString()));
        Assert.Equal("2026-03-01T09:30:00.000Z", data.GetProperty("first").GetProperty("changedAt").GetString());
    }

    [Fact]
    public async Task Centre_ThatWasMergedIntoAnother_IsThatOther_AndItselfBeforeThat()
    {
        await using var host = await GatewayHost.StartAsync();
        var mine = await host.Seed.OpenAsync("cote-dor", "7", new ListingContent { Name = "Mine" });
        var other = await host.Seed.OpenAsync("spaces", "s", new ListingContent { Name = "Other", Website = "https://other.example/" });
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Seed.MoveAsync(mine, other, "cote-dor", "7");
        await host.CatchUpAsync();

        var data = (await host.AskAsync($$"""
            { now: centre(id: "{{mine}}") { key listings { key } } before: centre(id: "{{mine}}", asOf: "2026-03-01T10:00:00Z") { key name }
              node(id: "{{GlobalId.Of(mine)}}") { ... on Centre { key } } centres { totalCount }
              changes { items { kind otherCentreId centre { key } } } }
            """)).Data;

        Assert.Equal(other.Value, data.GetProperty("now").GetProperty("key").GetString());
        Assert.Equal(["cote-dor/7", "spaces/s"], data.GetProperty("now").GetProperty("listings").EnumerateArray().Select(listing => listing.GetProperty("key").GetString()));
        Assert.Equal((mine.Value, "Mine"), (data.GetProperty("before").GetProperty("key").GetString(), data.GetProperty("before").GetProperty("name").GetString()));
        Assert.Equal(other.Value, data.GetProperty("node").GetProperty("key").GetString());
        Assert.Equal(1, data.GetProperty("centres").GetProperty("totalCount").GetInt32());
        var moves = data.GetProperty("changes").GetProperty("items").EnumerateArray().Skip(2).ToList();
        Assert.Equal(["LISTING_ADOPTED", "LISTING_RELEASED"], moves.Select(move => move.GetProperty("kind").GetString()));
        Assert.All(moves, move => Assert.Equal(other.Value, move.GetProperty("centre").GetProperty("key").GetString()));
        Assert.Equal(GlobalId.Of(mine), moves[0].GetProperty("otherCentreId").GetString());
    }

    [Fact]
    public async Task History_TellsEveryVersionNewestFirst_InPages()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("cote-dor"));
        await host.Seed.AddAsync(Seed.RunOf("cote-dor", Seed.Run, GatewayHost.Now));
        var id = await host.Seed.OpenAsync("cote-dor", "7", new ListingContent { Name = "Before" });
        await host.Seed.PutAsync(id, "cote-dor", "7", new ListingContent { Name = "After" });
        await host.Seed.MarkStaleAsync(id, "cote-dor", "7");

        var data = (await host.AskAsync($$"""
            { centre(id: "{{id}}") { history { number kind at listing network { key } run { key } fields { field before after } } page: history(first: 1, before: 2) { number } } }
            """)).Data.GetProperty("centre");

        var versions = data.GetProperty("history").EnumerateArray().ToList();
        Assert.Equal([(2, "LISTING_STALE"), (1, "LISTING_CHANGED"), (0, "OPENED")], versions.Select(version => (version.GetProperty("number").GetInt32(), version.GetProperty("kind").GetString()!)));
        Assert.Equal("""[{"field":"name","before":"Before","after":"After"}]""", versions[1].GetProperty("fields").GetRawText());
        Assert.Equal(Seed.Run, versions[1].GetProperty("run").GetProperty("key").GetString());
        Assert.All(versions, version => Assert.Equal("cote-dor/7", version.GetProperty("listing").GetString()));
        Assert.Equal(1, Assert.Single(data.GetProperty("page").EnumerateArray()).GetProperty("number").GetInt32());
    }

    [Fact]
    public async Task History_AndAsOf_OfWhatAPeerErased_SayThatItIsErasedAndNothingElseOfIt()
    {
        await using var host = await GatewayHost.StartAsync();
        var origin = new Origin { Directory = DirectoryId.New(), Network = NetworkId.Parse("census"), NetworkName = "Census", SourceId = "7", Via = [DirectoryId.New()], Adapter = "census@1.0.0", ObservedAt = GatewayHost.Now };
        var source = new ListingSource { Adapter = "federation-peer@1.0.0", Licence = "etalab-2.0", Attribution = "Census", Origin = origin };
        var id = await host.Seed.PutAsync(CentreId.New(host.Clock), "peer", "7", new ListingContent { Name = "chez Marie", Website = "https://a.example/" }, source);
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Seed.PutAsync(id, "peer", "7", new ListingContent { Name = "bureau Marie", Website = "https://b.example/" }, source);
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Seed.PutAsync(id, "peer", "7", new ListingContent { Name = "bureau […]", Website = "https://b.example/" }, source with { Origin = origin with { RedactedAt = host.Clock.GetUtcNow(), RedactedFields = ["name"] } });
        await host.Store.CommitAsync(new StoreBatch { PartitionKey = "peer", Writes = [new ToldErasure(ListingKey.TryCreate(NetworkId.Parse("peer"), "7", out var key) ? key : default, ["name"], "now").Write(version: 0)] }, TestContext.Current.CancellationToken);

        Assert.Equal(1, await new ToldErasureSweep(host.Store, host.Clock).RunAsync(NetworkId.Parse("peer"), TestContext.Current.CancellationToken));
        await host.CatchUpAsync();

        var data = (await host.AskAsync($$"""
            { now: centre(id: "{{id}}") { name listings { name erasedFields } history { number fields { field before after erased } } }
              then: centre(id: "{{id}}", asOf: "2026-03-01T10:00:00Z") { name website listings { name erasedFields } provenance { field value } }
              changes { items { fields { field before after erased } } } }
            """)).Data;

        Assert.DoesNotContain("Marie", data.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("""[{"name":"bureau […]","erasedFields":["name"]}]""", data.GetProperty("now").GetProperty("listings").GetRawText());
        Assert.Equal(("[…]", "https://a.example/"), (data.GetProperty("then").GetProperty("name").GetString(), data.GetProperty("then").GetProperty("website").GetString()));
        Assert.Equal("""[{"name":"[…]","erasedFields":["name"]}]""", data.GetProperty("then").GetProperty("listings").GetRawText());
        const string Erased = """{"field":"name","before":null,"after":null,"erased":true}""";
        string[] told = [$"[{Erased}]", $$"""[{{Erased}},{"field":"website","before":"https://a.example/","after":"https://b.example/","erased":false}]""", "[]"];
        Assert.Equal(told, data.GetProperty("now").GetProperty("history").EnumerateArray().Select(version => version.GetProperty("fields").GetRawText()));
        Assert.Equal(told.Reverse(), data.GetProperty("changes").GetProperty("items").EnumerateArray().Select(change => change.GetProperty("fields").GetRawText()));
    }
}
