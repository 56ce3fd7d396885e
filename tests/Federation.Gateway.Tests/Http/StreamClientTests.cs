using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Storage;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Http;

/// <summary>The independent judges of subscriptions: the npm packages graphql-ws and graphql-sse as clients of a real server.</summary>
public sealed class StreamClientTests
{
    [Theory]
    [InlineData("ws")]
    [InlineData("sse")]
    public async Task Client_ThatDropsItsConnection_GoesOnWithNothingLostAndNothingTwice(string client)
    {
        var folder = await NodeFolder.InstallAsync("streams");
        await using var host = await GatewayHost.StartAsync(kestrel: true);
        await OpenAsync(host, "before");

        var told = await FollowAsync(folder, host, client, 3, FeedCursor.Start.ToString(), meanwhile: ["second", "third"]);
        foreach (string name in (string[])["while away", "still away"]) await OpenAsync(host, name);
        var rest = await FollowAsync(folder, host, client, 3, told[^1].Cursor, meanwhile: ["back again"]);

        Assert.Equal(["before", "second", "third", "while away", "still away", "back again"], [.. told.Select(change => change.Name), .. rest.Select(change => change.Name)]);
    }

    /// <param name="meanwhile">Opened one after another, each when the one before was told.</param>
    private static async Task<IReadOnlyList<(string Name, string Cursor)>> FollowAsync(NodeFolder folder, GatewayHost host, string client, int count, string after, string[] meanwhile)
    {
        var told = new List<(string, string)>();
        var open = new Queue<string>(meanwhile);
        bool greeted = false;
        await foreach (string line in folder.LinesAsync("node", "follow.mjs", client, $"{host.Address}/graphql", $"{count}", after))
        {
            var data = JsonSerializer.Deserialize<JsonElement>(line).GetProperty("data");
            if (!greeted)
            {
                Assert.Equal("Query", data.GetProperty("__typename").GetString());
                greeted = true;
                continue;
            }

            var change = data.GetProperty("centreChanged");
            told.Add((change.GetProperty("centre").GetProperty("name").GetString()!, change.GetProperty("cursor").GetString()!));
            if (told.Count + open.Count >= count && open.TryDequeue(out var name)) await OpenAsync(host, name);
        }

        return told;
    }

    private static Task OpenAsync(GatewayHost host, string name) => host.Seed.OpenAsync("cote-dor", name, new ListingContent { Name = name });
}
