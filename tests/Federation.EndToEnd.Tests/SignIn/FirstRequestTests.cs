using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.SignIn;

/// <summary>What the first who asks waits for. The figures go into the output; the promise is 200 ms on a machine that does nothing else.</summary>
public sealed class FirstRequestTests
{
    private const string Network = "actipole21";

    [Fact]
    public async Task Host_StartedOnAFolderInUse_AnswersItsFirstRequests()
    {
        using var folder = new TestFolder();
        await (await ServingHost.StartAsync(folder.Data)).DisposeAsync();
        string secret = (await Command.RunAsync("client", "add", "service", "--acts-for-itself", "--scope", "networks", "--role", "NetworkManager", "--network", Network, "--data", folder.Data)).Expect(0).Output.Trim();
        // This process's own first request must not count.
        await using var elsewhere = await LoopbackServer.StartAsync();
        elsewhere.Serve("/", "application/json", "{}");
        using var http = new HttpClient();
        await http.GetFromJsonAsync<JsonElement>(elsewhere.UrlOf("/"), TestContext.Current.CancellationToken);

        await using var host = await ServingHost.ListenAsync(folder.Data);
        var times = new List<string> { "| first request for | ms | second |" };
        foreach (var (name, ask) in Requests(host, secret))
        {
            times.Add($"| {name} | {await TimeAsync(http, ask):0} | {await TimeAsync(http, ask):0} |");
        }

        Assert.DoesNotContain("ask itself", host.Process.Error.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("asked itself", host.Process.Error.Text, StringComparison.Ordinal);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', times));
    }

    private static IEnumerable<(string Name, Func<HttpRequestMessage> Ask)> Requests(ServingHost host, string secret) =>
    [
        ("discovery", () => new(HttpMethod.Get, new Uri(host.Url, ".well-known/openid-configuration"))),
        ("the sign-in page", () => new(HttpMethod.Get, new Uri(host.Url, "sign-in"))),
        ("a token", () => new(HttpMethod.Post, new Uri(host.Url, "connect/token"))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = "service", ["client_secret"] = secret, ["scope"] = "networks" }),
        }),
        ("the keys", () => new(HttpMethod.Get, new Uri(host.Url, ".well-known/jwks.json"))),
        ("GraphQL", () => new(HttpMethod.Post, new Uri(host.Url, "graphql")) { Content = JsonContent.Create(new { query = "{ networks { id } }" }) }),
    ];

    private static async Task<double> TimeAsync(HttpClient http, Func<HttpRequestMessage> ask)
    {
        using var request = ask();
        long begin = Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        string body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        double passed = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{request.RequestUri}: {answer.StatusCode} {body}");
        return passed;
    }
}
