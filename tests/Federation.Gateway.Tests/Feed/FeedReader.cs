using System.Net;
using System.Text.Json;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Feed;

/// <summary>Reads a host's listings feed as a peer does.</summary>
internal static class FeedReader
{
    public static async Task<JsonElement> PageAsync(GatewayHost host, string query = "")
    {
        using var response = await host.Http.GetAsync(new Uri($"/feed/listings{query}", UriKind.Relative), TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Every item after a cursor, page by page, and where to go on.</summary>
    public static async Task<(IReadOnlyList<JsonElement> Items, string Next)> AllAsync(GatewayHost host, string? after = null, int limit = 2)
    {
        var items = new List<JsonElement>();
        while (true)
        {
            var page = await PageAsync(host, $"?limit={limit}" + (after is null ? "" : $"&after={after}"));
            Assert.InRange(page.GetProperty("items").GetArrayLength(), 0, limit);
            items.AddRange(page.GetProperty("items").EnumerateArray());
            Assert.NotEqual(after, page.GetProperty("more").GetBoolean() ? Next(page) : "");
            after = Next(page);
            if (!page.GetProperty("more").GetBoolean()) return (items, after);
        }
    }

    public static string Next(JsonElement page) => page.GetProperty("next").GetString() ?? "";

    /// <summary>The end of each key: network and id at the origin.</summary>
    public static IEnumerable<string> Keys(IEnumerable<JsonElement> items) => items.Select(item => (item.GetProperty("key").GetString() ?? "")[33..]);

    /// <summary>Status and code of a refusal.</summary>
    public static async Task<(int Status, string? Code)> RefusalAsync(GatewayHost host, string query)
    {
        using var response = await host.Http.GetAsync(new Uri($"/feed/listings{query}", UriKind.Relative), TestContext.Current.CancellationToken);
        var problem = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        return ((int)response.StatusCode, problem.GetProperty("code").GetString());
    }
}
