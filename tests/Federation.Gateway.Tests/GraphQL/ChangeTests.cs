using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Storage;
using Federation.Gateway.GraphQL;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.GraphQL;

public sealed class ChangeTests
{
    private const string Page = "query($after: String, $first: Int) { changes(after: $after, first: $first) { items { cursor at kind centreId centre { name } listing network { key } run { key } fields { field before after } } next hasMore } }";

    [Fact]
    public async Task Changes_ReadInPages_TellEverythingOnceInOrder()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("cote-dor"));
        await host.Seed.AddAsync(Seed.RunOf("cote-dor", Seed.Run, GatewayHost.Now));
        var id = await host.Seed.OpenAsync("cote-dor", "7", new ListingContent { Name = "Before" });
        await host.Seed.PutAsync(id, "cote-dor", "7", new ListingContent { Name = "After" });
        await host.Seed.ChangeAsync(Seed.Network("cote-dor", "Another name"), version: 1); // in the feed, and no change of a centre
        await host.Seed.MarkStaleAsync(id, "cote-dor", "7");
        await host.Seed.PutAsync(id, "cote-dor", "7", new ListingContent { Name = "After" });

        var first = (await host.AskAsync(Page, new { first = 2 })).Data.GetProperty("changes");
        var second = (await host.AskAsync(Page, new { first = 2, after = first.GetProperty("next").GetString() })).Data.GetProperty("changes");
        var last = (await host.AskAsync(Page, new { after = second.GetProperty("next").GetString() })).Data.GetProperty("changes");

        Assert.Equal(["OPENED", "LISTING_CHANGED"], Kinds(first));
        Assert.True(first.GetProperty("hasMore").GetBoolean());
        Assert.Equal(["LISTING_STALE", "LISTING_RETURNED"], Kinds(second));
        Assert.False(second.GetProperty("hasMore").GetBoolean());
        Assert.Empty(Kinds(last));
        Assert.Equal(second.GetProperty("next").GetString(), last.GetProperty("next").GetString());
        var changed = first.GetProperty("items")[1];
        Assert.Equal(GlobalId.Of(id), changed.GetProperty("centreId").GetString());
        Assert.Equal("After", changed.GetProperty("centre").GetProperty("name").GetString());
        Assert.Equal("""[{"field":"name","before":"Before","after":"After"}]""", changed.GetProperty("fields").GetRawText());
        Assert.Equal(Seed.Run, changed.GetProperty("run").GetProperty("key").GetString());
        Assert.Equal("cote-dor", changed.GetProperty("network").GetProperty("key").GetString());
    }

    [Fact]
    public async Task Changes_FromAnItemsCursor_GoOnRightAfterIt()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.OpenAsync("cote-dor", "1", new ListingContent { Name = "One" });
        await host.Seed.OpenAsync("cote-dor", "2", new ListingContent { Name = "Two" });
        var all = (await host.AskAsync(Page)).Data.GetProperty("changes").GetProperty("items");

        var rest = (await host.AskAsync(Page, new { after = all[0].GetProperty("cursor").GetString() })).Data.GetProperty("changes").GetProperty("items");

        Assert.Equal("Two", Assert.Single(rest.EnumerateArray()).GetProperty("centre").GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("rubbish", 10)]
    [InlineData("f/////////8", 10)]
    [InlineData(null, 0)]
    [InlineData(null, 101)]
    public async Task Changes_BadInput_IsRefused(string? after, int first)
    {
        await using var host = await GatewayHost.StartAsync();

        Assert.Equal("BAD_INPUT", (await host.AskAsync(Page, new { after, first })).Code);
    }

    [Fact]
    public async Task Changes_AfterMoreThanTheStoreHolds_SaysToBeginAgain()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.OpenAsync("cote-dor", "1", new ListingContent { Name = "One" });
        var head = await host.Store.HeadAsync(TestContext.Current.CancellationToken);

        Assert.Null((await host.AskAsync(Page, new { after = head.ToString() })).Code);
        var answer = await host.AskAsync(Page, new { after = new FeedCursor(1_000).ToString() });

        Assert.Equal("BAD_INPUT", answer.Code);
        Assert.Contains("Begin again", answer.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Kinds(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("kind").GetString());
}
