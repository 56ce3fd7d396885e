using System.Text.Json.Nodes;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.SignIn;

/// <summary>openid-client as a relying party that nobody registered: its network vouches for it. What must hold stands in relying-party/federated.mjs.</summary>
public sealed class FederatedPartyTests
{
    /// <summary>Of this machine, so that entities of this machine are taken; the host listens elsewhere, and the script stands in front.</summary>
    private const string Issuer = "http://127.0.0.1:9";

    [Fact]
    public async Task Party_OfANetworkThatSpeaksForItself_SignsPeopleInForAsLongAsItsChainStands()
    {
        using var folder = new TestFolder();
        await using var host = await ServingHost.StartAsync(folder.Data, publicUrl: Issuer);
        string invitation = (await Command.RunAsync("account", "invite", "someone@person.example", "--role", "NetworkManager", "--network", "actipole21", "--public-url", Issuer, "--data", folder.Data)).Expect(0).Output.Trim();
        var setup = new JsonObject
        {
            ["listens"] = host.Url.AbsoluteUri.TrimEnd('/'),
            ["issuer"] = $"{Issuer}/",
            ["network"] = "actipole21",
            ["token"] = host.Token,
            ["clients"] = new JsonObject(),
            ["cookies"] = new JsonObject(),
            ["person"] = new JsonObject { ["email"] = "someone@person.example", ["password"] = "orchid lantern gravel tunic", ["invitation"] = invitation },
        };
        setup["cookies"] = JsonNode.Parse((await RelyingParty.WalkAsync("enrol", setup)).GetRawText());

        await RelyingParty.WalkAsync("federated", setup);
    }
}
