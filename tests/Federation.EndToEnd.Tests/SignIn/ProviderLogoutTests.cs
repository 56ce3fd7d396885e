using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.SignIn;

/// <summary>A network's provider signs people out: whose word is taken, and which sessions end by it.</summary>
public sealed class ProviderLogoutTests
{
    private const string Issuer = "https://directory.example";
    private const string Network = "actipole21";
    private const string Subject = "member-7";
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    [Fact]
    public async Task Provider_ThatSignsSomebodyOut_EndsTheSessionsThatBeganThere()
    {
        using var folder = new TestFolder();
        await using var provider = await NetworkProvider.StartAsync(new JsonObject { ["sub"] = Subject, ["sid"] = "first" });
        await using var host = await ServingHost.StartAsync(folder.Data, publicUrl: Issuer);
        string secret = folder.Write("secret", "the secret of the directory");
        (await Command.RunAsync("provider", "connect", Network, provider.Issuer, "--client", NetworkProvider.ClientId, "--secret-file", secret, "--public-url", Issuer, "--data", folder.Data)).Expect(0);
        var setup = new JsonObject
        {
            ["listens"] = host.Url.AbsoluteUri.TrimEnd('/'),
            ["issuer"] = $"{Issuer}/",
            ["network"] = Network,
            ["refused"] = Refused(provider),
            ["ofAnother"] = provider.Sign(Claims(provider, "other-session", "second"), "logout+jwt"),
            ["ofSession"] = provider.Sign(Claims(provider, "of-session", "first"), "logout+jwt"),
        };

        await RelyingParty.WalkAsync("ended", setup);

        // A provider that names no session means all of them; one of before the standard was final names no type either.
        provider.Say("sid", null);
        setup["ofPerson"] = provider.Sign(Claims(provider, "of-person", null), null);
        await RelyingParty.WalkAsync("endedForAll", setup);
    }

    private static JsonObject Refused(NetworkProvider provider)
    {
        JsonObject With(Action<JsonObject> change)
        {
            var claims = Claims(provider, Guid.NewGuid().ToString("N"), "first");
            change(claims);
            return claims;
        }

        string Signed(Action<JsonObject> change, string type = "logout+jwt") => provider.Sign(With(change), type);

        long now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return new JsonObject
        {
            ["nothing"] = "",
            ["no token"] = "e30.e30.e30",
            ["a key of somebody else"] = NetworkProvider.Forge(With(_ => { }), "logout+jwt"),
            ["no signature"] = $"{Encode("""{"alg":"none","typ":"logout+jwt"}""")}.{Encode(With(_ => { }).ToJsonString())}.",
            ["for another client"] = Signed(claims => claims["aud"] = "another"),
            ["of another issuer"] = Signed(claims => claims["iss"] = "https://evil.example"),
            ["over"] = Signed(claims => claims["exp"] = now - 300),
            ["of yesterday"] = Signed(claims => claims["iat"] = now - 86_400),
            ["of tomorrow"] = Signed(claims => claims["iat"] = now + 86_400),
            ["without an event"] = Signed(claims => claims.Remove("events")),
            ["with another event"] = Signed(claims => claims["events"] = new JsonObject { ["http://schemas.openid.net/event/other"] = new JsonObject() }),
            ["with a nonce, as an ID token"] = Signed(claims => claims["nonce"] = "n"),
            ["without an id"] = Signed(claims => claims.Remove("jti")),
            ["of nobody"] = Signed(claims => (claims["sub"], claims["sid"]) = (null, null)),
            ["of another type"] = Signed(_ => { }, "at+jwt"),
        };
    }

    private static JsonObject Claims(NetworkProvider provider, string id, string? session)
    {
        long now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject { ["iss"] = provider.Issuer, ["aud"] = NetworkProvider.ClientId, ["iat"] = now, ["exp"] = now + 120, ["jti"] = id, ["events"] = new JsonObject { [Event] = new JsonObject() }, ["sub"] = Subject };
        if (session is not null) claims["sid"] = session;
        return claims;
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
