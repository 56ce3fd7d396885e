using System.Text.Json.Nodes;
using Federation.Gateway.Identity.Federating.Entities;
using Federation.Trust.Chains;
using Federation.Trust.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Identity.Federating;

public sealed class FederationKeysTests
{
    [Fact]
    public async Task Change_OfKeys_IsFollowedByWhoKnowsTheOldOne()
    {
        await using var host = await FederatingHost.StartAsync();
        var known = host.Known;
        var keys = host.Host.Services.GetRequiredService<FederationKeys>();
        string first = keys.Signer.KeyId;

        // A week before, the next one is published, and signs nothing yet.
        host.Host.Clock.Advance(TimeSpan.FromDays(84));
        await host.RefreshKeysAsync();
        Assert.Equal(2, keys.Published.Count);
        Assert.Equal(first, keys.Signer.KeyId);
        var told = (await new ChainBuilder(host, host.Host.Clock, host.Rules).BuildAsync(host.Anchor, known, null, TestContext.Current.CancellationToken)).Value!; // Asserted below.
        Assert.NotNull(told);

        // Who took up the new one follows.
        host.Host.Clock.Advance(TimeSpan.FromDays(7));
        Assert.NotEqual(first, keys.Signer.KeyId);
        Assert.NotNull((await new ChainBuilder(host, host.Host.Clock, host.Rules).BuildAsync(host.Leaf, new TrustAnchor(host.Anchor, told.Configuration.Keys), null, TestContext.Current.CancellationToken)).Value);
        Assert.Empty(await PastAsync(host));
    }

    [Fact]
    public async Task History_OfKeys_HasThoseWhoseTimeIsOver()
    {
        await using var host = await FederatingHost.StartAsync();
        var keys = host.Host.Services.GetRequiredService<FederationKeys>();
        string first = keys.Signer.KeyId;
        for (int week = 0; week < 18; week++)
        {
            host.Host.Clock.Advance(TimeSpan.FromDays(7));
            await host.RefreshKeysAsync();
        }

        var past = Assert.Single(await PastAsync(host))!; // Keys are objects.
        Assert.Equal(first, past["kid"]?.GetValue<string>());
        Assert.Equal(TimeSpan.FromDays(120), DateTimeOffset.FromUnixTimeSeconds(past["exp"]!.GetValue<long>()) - DateTimeOffset.FromUnixTimeSeconds(past["iat"]!.GetValue<long>())); // A past key has both.
        Assert.Null(past["d"]);
        Assert.Null(keys.Known.Find(first));
        Assert.NotNull(keys.All.Find(first));
    }

    private static async Task<JsonArray> PastAsync(FederatingHost host)
    {
        var token = SignedToken.Read(await host.TextAsync("/federation/historical-keys", "application/jwk-set+jwt"));
        Assert.Equal("jwk-set+jwt", token?.Type);
        Assert.True(await host.Known.Keys.Find(token?.KeyId)!.HasSignedAsync(token!)); // It was just read.
        return JsonNode.Parse(token!.Claims.Find("keys")!.Value.GetRawText())!.AsArray(); // As above.
    }
}
