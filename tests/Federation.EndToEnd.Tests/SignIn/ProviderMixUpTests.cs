using System.Text.Json.Nodes;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.SignIn;

/// <summary>The directory as client of a network's provider that names itself in its answers (RFC 9207): an answer of somebody else is not taken.</summary>
public sealed class ProviderMixUpTests
{
    private const string Issuer = "https://directory.example";
    private const string Network = "actipole21";

    [Fact]
    public async Task Answer_OfAnotherIssuerOrNone_SignsNobodyInAndSendsTheCodeNowhere()
    {
        using var folder = new TestFolder();
        await using var provider = await NetworkProvider.StartAsync(new JsonObject { ["sub"] = "a-member" });
        await using var host = await ServingHost.StartAsync(folder.Data, publicUrl: Issuer);
        (await Command.RunAsync("provider", "connect", Network, provider.Issuer, "--client", NetworkProvider.ClientId, "--secret-file", folder.Write("secret", "the secret of the directory"), "--public-url", Issuer, "--data", folder.Data)).Expect(0);
        int before = provider.CodesShown;

        Assert.Equal("""{"other":[400,"/sign-in"],"none":[400,"/sign-in"]}""", await WalkAsync(host, "other", "none"));
        Assert.Equal(before, provider.CodesShown);
        Assert.Equal("""{"itself":[200,"/account"]}""", await WalkAsync(host, "itself"));
        Assert.Equal(before + 1, provider.CodesShown);
    }

    private static async Task<string> WalkAsync(ServingHost host, params string[] changes) => (await RelyingParty.WalkAsync("mixedUp", new JsonObject
    {
        ["listens"] = host.Url.AbsoluteUri.TrimEnd('/'),
        ["issuer"] = $"{Issuer}/",
        ["clients"] = new JsonObject(),
        ["member"] = new JsonObject { ["network"] = Network, ["changes"] = new JsonArray([.. changes.Select(change => (JsonNode?)change)]) },
    })).GetRawText();
}
