using System.Net;
using System.Text.Json.Nodes;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Federating.Clients;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Identity.Federating.Clients;

/// <summary>When a client of the federation is one no more, and how many there are.</summary>
public sealed class ClientEndTests : PartnerSignIn
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Client_WhoseNetworkWasRemoved_GoesAtOnceWithItsTokens(bool isItself)
    {
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        Assert.Null((await Host.Office.DenyAsync(isItself ? Partner.Client : Partner.Network, isDenied: true, "operator", Cancellation)).Code);

        Assert.Null(await Host.ClientAsync(Partner.Client));
        Refused(await new Push(Host, Partner).SendAsync(), "invalid_client", isItself ? "trust.denied" : "No network");
    }

    [Fact]
    public async Task Client_OfANetworkThatSpeaksNoLongerForItself_Goes()
    {
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        Assert.Null((await Host.Office.RemoveAsync(NetworkId.Parse("ruche"), "operator", Cancellation)).Code);

        Assert.Null(await Host.ClientAsync(Partner.Client));
        Refused(await new Push(Host, Partner).SendAsync(), "invalid_client", "No network");
    }

    // Another host has written who was removed: this one finds it at the client's next request.
    [Fact]
    public async Task Client_RemovedByAnotherHost_IsRefusedAndGoesAtItsNextRequest()
    {
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        var register = Host.Host.Services.GetRequiredService<Federation.Cluster.Federating.EntityRegister>();
        await register.DenyAsync(Partner.Client, isDenied: true, Host.Anchor, "operator", Cancellation);

        Refused(await Host.PostAsync("/connect/token", TokenRequest()), "invalid_client", "trust.denied");
        Assert.Null(await Host.ClientAsync(Partner.Client));
    }

    [Fact]
    public async Task Client_WhoseChainIsOver_IsOnlyOneWhereItHasAnother()
    {
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        Host.Host.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);

        Host.Host.Clock.Advance(TimeSpan.FromHours(25));
        Partner.Vouches = false;
        Refused(await Host.PostAsync("/connect/token", TokenRequest()), "invalid_trust_chain", "trust.not-subordinate");
    }

    // What others say may be a mistake of one minute: refused, and what the client has stays for when it is mended.
    [Fact]
    public async Task Client_RefusedByWhatOthersSay_StaysAndIsTakenAgain()
    {
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        Host.Host.Clock.Advance(TimeSpan.FromHours(25));
        Partner.Vouches = false;
        Refused(await new Push(Host, Partner).SendAsync(), "invalid_trust_chain", "trust.not-subordinate");
        Assert.NotNull(await Host.ClientAsync(Partner.Client));

        (Partner.Vouches, Partner.Metadata["client_registration_types"]) = (true, new JsonArray("explicit"));
        Host.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        Refused(await new Push(Host, Partner).SendAsync(), "invalid_metadata", "trust.policy-unmet");
        Assert.NotNull(await Host.ClientAsync(Partner.Client));

        Partner.Metadata["client_registration_types"] = new JsonArray("automatic");
        Host.Host.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
    }

    [Fact]
    public async Task Client_WhoseNetworkIsBeingReplaced_IsOneUntilItsChainIsOver()
    {
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        Partner.IsBeingReplaced = true;
        Host.Host.Clock.Advance(TimeSpan.FromHours(20));
        for (int count = 0; count < 3; count++)
        {
            Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
            await Host.Host.Services.GetRequiredService<Federation.Gateway.Identity.Federating.Chains.DirectoryChains>().RefreshAsync(Cancellation); // Waits for what is built behind whoever asks.
        }

        Host.Host.Clock.Advance(TimeSpan.FromHours(5));
        Refused(await new Push(Host, Partner).SendAsync(), "temporarily_unavailable", "trust.fetch-failed");
        Assert.NotNull(await Host.ClientAsync(Partner.Client));
    }

    // Any stranger can send a browser there.
    [Fact]
    public async Task Client_ThatABrowserWasSentFor_IsRefusedAndStaysForItsOwnRequest()
    {
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        var register = Host.Host.Services.GetRequiredService<Federation.Cluster.Federating.EntityRegister>();
        await register.DenyAsync(Partner.Client, isDenied: true, Host.Anchor, "operator", Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, (await Host.GetAsync($"/connect/authorize?client_id={Uri.EscapeDataString(Partner.Client)}")).Status);
        Assert.NotNull(await Host.ClientAsync(Partner.Client));
        Refused(await new Push(Host, Partner).SendAsync(), "invalid_client", "trust.denied");
        Assert.Null(await Host.ClientAsync(Partner.Client));
    }

    [Fact]
    public async Task Client_ThatChangedItsMetadata_IsKnownByTheNewOneWithTheNextChain()
    {
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        Partner.Metadata["redirect_uris"] = new JsonArray("https://rp.example/new");
        Host.Host.Clock.Advance(TimeSpan.FromHours(25));

        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner) { Redirect = "https://rp.example/new" }.SendAsync()).Status);
        Refused(await new Push(Host, Partner).SendAsync(), "invalid_request", "redirect_uri");
    }

    [Fact]
    public async Task Client_NobodyAskedForInTwoWeeksAfterItsChain_IsSweptAway()
    {
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        var sweep = Host.Host.Services.GetRequiredService<ClientSweep>();
        Host.Host.Clock.Advance(TimeSpan.FromDays(14));
        await sweep.TryAsync(Cancellation);
        Assert.NotNull(await Host.ClientAsync(Partner.Client));

        Host.Host.Clock.Advance(TimeSpan.FromDays(2));
        await sweep.TryAsync(Cancellation);
        Assert.Null(await Host.ClientAsync(Partner.Client));
    }

    [Fact]
    public async Task Clients_OfOneNetwork_AreAHundredAtMost()
    {
        for (int count = 0; count < FederatedClients.MostOfANetwork; count++)
        {
            var answer = await new Push(Host, Partner) { Client = $"{Partner.Network}/rp/{count}", From = $"203.0.113.{count}" }.SendAsync();
            Assert.True(answer.Status == HttpStatusCode.Created, answer.Body);
        }

        Refused(await new Push(Host, Partner).SendAsync(), "temporarily_unavailable", "no room");
    }
}
