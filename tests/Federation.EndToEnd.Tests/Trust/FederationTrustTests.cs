using System.Buffers.Text;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.EndToEnd.Tests.Support;
using Federation.Trust.Tests.Judging;

namespace Federation.EndToEnd.Tests.Trust;

/// <summary>The built host as trust anchor, judged by another implementation over HTTP, and by the commands that change it.</summary>
public sealed class FederationTrustTests
{
    private const string Origin = "https://directory.example";
    private const string Keys = """{"keys":[{"kid":"k","kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}]}""";

    [Fact]
    public async Task Chain_OfARunningHost_IsResolvedByAnotherImplementation()
    {
        using var folder = new TestFolder();
        await using var host = await ServingHost.StartAsync(folder.Data, publicUrl: Origin);
        string centre = (await GetAsync(host, "/networks/actipole21/federation/list")).RootElement[0].GetString() ?? "";
        await host.Client.AskAsync($$"""mutation { awardLabel(input: { centre: "{{centre.Split('/')[^1]}}", madeOn: 0, actor: "operator", reason: "Tried.", levels: { services: 2 } }) { __typename } }""", token: host.Token);
        var now = TimeProvider.System.GetUtcNow();

        var theirs = Assert.Single(await FederationJudge.ResolveAsync(Origin, host.Url, centre, $"{Origin}/", now));
        var ours = await ResolvedAsync(host, centre);

        // The peer knows some members of this type alone, and takes out the others; so too the type of our own that says where a centre's door is.
        Assert.Equal(["centre_door", "federation_entity"], ours.GetProperty("metadata").EnumerateObject().Select(type => type.Name));
        Assert.Equal(["federation_entity"], theirs.AsObject().Select(type => type.Key));
        Assert.Equal(4, ours.GetProperty("trust_chain").GetArrayLength());
        Assert.Equal(2, ours.GetProperty("trust_marks").GetArrayLength());

        // What the anchor says of itself is what its discovery document says.
        var provider = Assert.Single(await FederationJudge.ResolveAsync(Origin, host.Url, $"{Origin}/", $"{Origin}/", now))["openid_provider"]!.AsObject(); // It is one.
        using var discovery = await GetAsync(host, "/.well-known/openid-configuration");
        foreach (var member in discovery.RootElement.EnumerateObject().Where(member => member.Name is "token_endpoint" or "jwks_uri" or "subject_types_supported" or "pushed_authorization_request_endpoint"))
        {
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(member.Value.GetRawText()), provider[member.Name]), member.Name);
        }
    }

    [Fact]
    public async Task Commands_OfTrust_ChangeARunningHostAtOnce()
    {
        using var folder = new TestFolder();
        string keys = folder.Write("keys.json", Keys);
        await using var host = await ServingHost.StartAsync(folder.Data, publicUrl: Origin);
        string[] there = ["--url", host.Url.AbsoluteUri.TrimEnd('/'), "--data", folder.Data];

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, "/networks/actipole21/.well-known/openid-federation"));
        (await Command.RunAsync(["trust", "add", "actipole21", "https://actipole21.example", "--keys", keys, "--permit", ".login.example", .. there])).Expect(0);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(host, "/networks/actipole21/.well-known/openid-federation"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, "/federation/fetch?sub=https://actipole21.example"));
        Assert.Contains("actipole21 speaks for itself as https://actipole21.example", (await Command.RunAsync("trust", "list", "--data", folder.Data)).Expect(0).Words, StringComparison.Ordinal);

        Assert.Contains("trust.entity-hosted", (await Command.RunAsync(["trust", "add", "actipole21", $"{Origin}/networks/x", "--keys", keys, .. there])).Expect(1).Error, StringComparison.Ordinal);
        (await Command.RunAsync(["trust", "add", "nobody", "https://a.example", "--keys", keys, .. there])).Expect(2);

        (await Command.RunAsync(["trust", "remove", "actipole21", .. there])).Expect(0);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(host, "/federation/fetch?sub=https://actipole21.example"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, "/networks/actipole21/.well-known/openid-federation"));

        (await Command.RunAsync(["trust", "deny", $"{Origin}/networks/actipole21", .. there])).Expect(0);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(host, "/networks/actipole21/.well-known/openid-federation"));
        (await Command.RunAsync(["trust", "allow", $"{Origin}/networks/actipole21", .. there])).Expect(0);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, "/networks/actipole21/.well-known/openid-federation"));
    }

    private static async Task<JsonElement> ResolvedAsync(ServingHost host, string centre)
    {
        using var http = new HttpClient { BaseAddress = host.Url };
        string answer = await http.GetStringAsync(new Uri($"/federation/resolve?sub={Uri.EscapeDataString(centre)}&trust_anchor={Uri.EscapeDataString(Origin + "/")}", UriKind.Relative), TestContext.Current.CancellationToken);
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(answer.Split('.')[1]));
        return claims.RootElement.Clone();
    }

    private static async Task<JsonDocument> GetAsync(ServingHost host, string path)
    {
        using var http = new HttpClient { BaseAddress = host.Url };
        return JsonDocument.Parse(await http.GetByteArrayAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));
    }

    private static async Task<HttpStatusCode> StatusAsync(ServingHost host, string path)
    {
        using var http = new HttpClient { BaseAddress = host.Url };
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
