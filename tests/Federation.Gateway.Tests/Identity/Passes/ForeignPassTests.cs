using Federation.Cluster.Federating;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Issuers;
using Federation.Cluster.Members.Passes.Status;
using Federation.Gateway.Identity.Passes.Foreign;
using Federation.Gateway.Tests.Identity.Federating;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Federation.Gateway.Tests.Identity.Passes;

/// <summary>Issuers and centres of networks that speak for themselves, known by their chains alone.</summary>
public sealed class ForeignPassTests : IAsyncLifetime
{
    private FederatingHost? _host;
    private PartnerServer? _partner;

    private FederatingHost Host => _host ?? throw new InvalidOperationException("It was not started.");

    private PartnerServer Partner => _partner ?? throw new InvalidOperationException("It was not started.");

    private FederatedPassIssuers Issuers => Host.Host.Services.GetRequiredService<FederatedPassIssuers>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await FederatingHost.StartAsync("http://127.0.0.1:9", services => services.AddSingleton(new OwnPassIssuer(new NoKeys())));
        _partner = await PartnerServer.StartAsync(Host);
    }

    public async ValueTask DisposeAsync()
    {
        await Partner.DisposeAsync();
        await Host.DisposeAsync();
    }

    [Fact]
    public async Task Find_AnIssuerBelowANetwork_KnowsItByItsChainAndAsTheNetworks()
    {
        var issuer = await Issuers.FindAsync(Partner.Issuer, Cancellation);

        Assert.Equal((Partner.Issuer, "ruche", Partner.Issuer + "/states"), (issuer?.Id, issuer?.Network?.Value, issuer?.StatusList.AbsoluteUri));
        Assert.Equal(Partner.States.KeyId, Assert.Single(issuer!.Keys.Keys).Kid); // It was just looked at.
        Assert.Equal(43, issuer.Chain?.Length);
        int asked = Partner.Asked;
        Assert.Same(issuer, await Issuers.FindAsync(Partner.Issuer, Cancellation));
        Assert.Equal(asked, Partner.Asked);
        Assert.Equal(Partner.Network, Assert.Single(await Issuers.AllAsync(Cancellation)).Id);
    }

    [Fact]
    public async Task Find_WhatIsNoIssuer_IsNobody()
    {
        Assert.Null(await Issuers.FindAsync(Partner.Centre, Cancellation));
        Assert.Null(await Issuers.FindAsync(Partner.Network + "/nobody", Cancellation));
        Assert.NotNull(await Issuers.FindAsync("https://directory.example/own", Cancellation));
    }

    [Fact]
    public async Task Find_OnAHostOfNobody_AsksNobody()
    {
        foreach (string named in new[] { Partner.Issuer.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), "https://stranger.example", Partner.Issuer + "?x", "nothing", "" })
        {
            Assert.Null(await Issuers.FindAsync(named, Cancellation));
        }

        Assert.Equal(0, Partner.Asked);
    }

    [Fact]
    public async Task Find_AnIssuerWhoseNetworkWasRemoved_IsNobodyAtOnce()
    {
        Partner.List = Partner.ListOf([]);
        Assert.NotNull(await Issuers.FindAsync(Partner.Issuer, Cancellation));
        Assert.Equal(CredentialState.Good, await AskAsync(OfflinePolicy.Allowed));
        await Host.Host.Services.GetRequiredService<EntityRegister>().DenyAsync(Partner.Network, isDenied: true, Host.Anchor, "operator", Cancellation);

        Assert.Null(await Issuers.FindAsync(Partner.Issuer, Cancellation));
        Assert.Equal(CredentialState.Silent, await AskAsync(OfflinePolicy.Allowed));
        Assert.Empty(await Issuers.AllAsync(Cancellation));
    }

    // ttl is a minute.
    [Theory]
    [InlineData(OfflinePolicy.Allowed, 3600, 0)]
    [InlineData(OfflinePolicy.AllowedOffline, 59, 0)]
    [InlineData(OfflinePolicy.AllowedOffline, 60, 1)]
    [InlineData(OfflinePolicy.Never, 4, 0)]
    [InlineData(OfflinePolicy.Never, 5, 1)]
    public async Task Ask_ALaterVisitor_AsksAsTheHomeNetworkWants(OfflinePolicy policy, int seconds, int asked)
    {
        Partner.List = Partner.ListOf([]);
        Assert.Equal(CredentialState.Good, await AskAsync(policy));
        Assert.Equal(1, Partner.ListAsked);
        Host.Host.Clock.Advance(TimeSpan.FromSeconds(seconds));
        Partner.List = Partner.ListOf([7]);

        Assert.Equal(asked == 0 ? CredentialState.Good : CredentialState.Withdrawn, await AskAsync(policy));
        Assert.Equal(1 + asked, Partner.ListAsked);
    }

    [Theory]
    [InlineData(OfflinePolicy.Allowed, CredentialState.Good)]
    [InlineData(OfflinePolicy.AllowedOffline, CredentialState.Silent)]
    [InlineData(OfflinePolicy.Never, CredentialState.Silent)]
    public async Task Ask_WhereNobodyAnswersAnyMore_IsSilentButForWhoLeavesItOpen(OfflinePolicy policy, CredentialState expected)
    {
        Partner.List = Partner.ListOf([]);
        await AskAsync(policy);
        Host.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        Partner.List = null;
        Assert.Equal(expected, await AskAsync(policy));

        // Left alone for a moment, so that it holds up nobody.
        int asked = Partner.ListAsked;
        Assert.Equal(expected, await AskAsync(policy));
        Assert.Equal(asked, Partner.ListAsked);

        Host.Host.Clock.Advance(TimeSpan.FromHours(6));
        Assert.Equal(CredentialState.Silent, await AskAsync(policy));
    }

    [Theory]
    [InlineData(OfflinePolicy.AllowedOffline)]
    [InlineData(OfflinePolicy.Never)]
    public async Task Ask_WhoWasWithdrawnLast_StaysSoWhereNobodyAnswers(OfflinePolicy policy)
    {
        Partner.List = Partner.ListOf([7]);
        await AskAsync(policy);
        Host.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        Partner.List = null;

        Assert.Equal(CredentialState.Withdrawn, await AskAsync(policy));
    }

    // Somebody on the way keeps the list of before the withdrawal.
    [Fact]
    public async Task Ask_AListThatIsOlderThanTheOneBefore_IsNotTaken()
    {
        string before = Partner.ListOf([], age: TimeSpan.FromMinutes(5));
        Partner.List = Partner.ListOf([7]);
        Assert.Equal(CredentialState.Withdrawn, await AskAsync(OfflinePolicy.AllowedOffline));
        Host.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        Partner.List = before;

        Assert.Equal(CredentialState.Withdrawn, await AskAsync(OfflinePolicy.AllowedOffline));
    }

    [Fact]
    public async Task Ask_AListThatIsNone_IsSilent()
    {
        string[] lists =
        [
            Partner.ListOf([], signer: PartnerServer.Signer()),
            Partner.ListOf([], sub: Partner.Issuer + "/other"),
            Partner.ListOf([], age: TimeSpan.FromHours(7)),
            Partner.ListOf([], age: TimeSpan.FromHours(-1)),
            "nothing",
        ];
        foreach (string list in lists)
        {
            Partner.List = list;
            Assert.Equal(CredentialState.Silent, await AskAsync(OfflinePolicy.AllowedOffline));
            Host.Host.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(lists.Length, Partner.ListAsked);
        (Partner.List, Partner.ListType) = (Partner.ListOf([]), "application/statuslist+jwt; charset=nonsense");
        Assert.Equal(CredentialState.Good, await AskAsync(OfflinePolicy.AllowedOffline));
    }

    [Fact]
    public async Task Centre_OfANetwork_IsFoundWithItsDoorUntilItIsRemoved()
    {
        var centres = Host.Host.Services.GetRequiredService<ForeignCentres>();
        var centre = await centres.FindAsync(Partner.Centre, Cancellation);
        Assert.Equal((Partner.Centre, "Le Hangar", Partner.Centre + "/pass"), (centre?.Id.Value, centre?.Name, centre?.Door.AbsoluteUri));

        await Host.Host.Services.GetRequiredService<EntityRegister>().DenyAsync(Partner.Centre, isDenied: true, Host.Anchor, "operator", Cancellation);
        Assert.Null(await centres.FindAsync(Partner.Centre, Cancellation));
    }

    [Fact]
    public async Task Centre_WithoutADoorOrOnAHostOfNobody_IsNotFound()
    {
        var centres = Host.Host.Services.GetRequiredService<ForeignCentres>();
        foreach (string named in new[] { Host.Leaf.Value, Partner.Centre.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), "https://stranger.example/centre", "nothing" }) Assert.Null(await centres.FindAsync(named, Cancellation));
        Assert.Equal(0, Partner.Asked);
        Assert.Null(await centres.FindAsync(Partner.Issuer, Cancellation));
    }

    [Fact]
    public async Task Homes_OfMembersOfOthers_AreHandedWhatTheDoorShowed()
    {
        var query = new QueryCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues> { ["nonce"] = "abc", ["other"] = "x" });
        var (network, address) = Assert.Single(await Host.Host.Services.GetRequiredService<ForeignHomes>().OfAsync(Host.Centre, query, Cancellation));

        Assert.Equal("ruche", network.Value);
        Assert.Equal($"{Partner.Issuer}/visit?centre={Uri.EscapeDataString(Host.Leaf.Value)}&nonce=abc", address);
    }

    private Task<CredentialState> AskAsync(OfflinePolicy policy) => Host.Host.Services.GetRequiredService<ForeignStates>().AskAsync(
        new PassFacts
        {
            Visitor = default,
            HomeNetwork = Federation.Cluster.Sync.NetworkId.Parse("ruche"),
            Tier = default,
            OfflinePolicy = policy,
            Issuer = Partner.Issuer,
            StatusIndex = 7,
            LabelLevel = null,
            Until = DateTimeOffset.MaxValue,
            SignedAt = default,
            Expires = default,
            Nonce = default,
        },
        Cancellation);

    /// <summary>This directory, which issues nothing here.</summary>
    private sealed class NoKeys : IPassIssuerKeys
    {
        public string Issuer => "https://directory.example/own";

        public Uri PublicUrl => new("https://directory.example");

        public Uri StatusList => new("https://directory.example/own/states");

        public SigningCredentials Signing => throw new InvalidOperationException("Nothing is issued here.");

        public JsonWebKeySet Published { get; } = new();
    }
}
