using System.Security.Cryptography;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Status;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Passes;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Identity.Setup;
using Federation.Gateway.Identity.Store;
using Federation.Gateway.Tests.Doubles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Federation.Gateway.Tests.Identity.Passes;

public sealed class CredentialDeskTests : IAsyncLifetime
{
    private const string Network = "actipole21";
    private const string Issuer = "https://id.example";

    private static readonly CentreId Centre = CentreId.New(TimeProvider.System);
    private static readonly ProviderTerms Terms = new() { Network = Network, Address = Issuer, ClientId = "us", TierClaim = "plan" };

    private AccountStore? _store;

    private AccountStore Store => _store ?? throw new InvalidOperationException("The store is not open.");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await AccountStore.OpenAsync();
        await Store.Get<IdentityKeys>().RefreshAsync(Cancellation);
        Assert.Null(await Store.Get<ProviderBook>().SaveAsync(Terms, Issuer, Cancellation));
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task Issue_ToAMember_SaysWhatADoorNeedsAndNothingElse()
    {
        string account = await MemberAsync(new MemberClaims("full", AccountStore.Now.AddHours(6).UtcDateTime, IsBlocked: false));

        var credential = Read(await IssueAsync(account));

        Assert.Equal(["aud", "cnf", "exp", "home_network", "iat", "iss", "jti", "offline_policy", "status", "sub", "tier"], credential.Claims.Select(claim => claim.Type).Order(StringComparer.Ordinal));
        Assert.Equal(("full", Network), (credential.GetClaim("tier").Value, credential.GetClaim("home_network").Value));
        Assert.Equal(AccountStore.Now.AddHours(6).UtcDateTime, credential.ValidTo);
        Assert.DoesNotContain(account, credential.EncodedPayload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Issue_ForTwoCentres_GivesNothingInCommonToKnowTheMemberBy()
    {
        string account = await MemberAsync();

        string here = Read(await IssueAsync(account)).Subject, there = Read(await IssueAsync(account, CentreId.New(TimeProvider.System))).Subject;

        Assert.NotEqual(here, there);
        Assert.Equal(here, Read(await IssueAsync(account)).Subject);
    }

    [Fact]
    public async Task Issue_WhereTheNetworkAsksForALevel_CarriesIt()
    {
        string account = await MemberAsync();
        Assert.Null(await Store.Get<ProviderBook>().SaveAsync(Terms with { LabelLevel = 2 }, Issuer, Cancellation));

        Assert.Equal("2", Read(await IssueAsync(account)).GetClaim("label_level").Value);
    }

    [Fact]
    public async Task Issue_ToWhoIsBlocked_IsRefusedByName()
    {
        string byProvider = await MemberAsync(new MemberClaims("full", null, IsBlocked: true)), byManager = await MemberAsync(subject: "other");
        Assert.True(await Store.Get<MembershipBook>().SetBlockedAsync(Network, "other", blocked: true, "a manager", Cancellation));

        Assert.Equal("membership.blocked", (await IssueAsync(byProvider)).Refusal?.Code);
        Assert.Equal("membership.blocked", (await IssueAsync(byManager)).Refusal?.Code);

        // What the manager set outlives a sign-in, of which the provider knows nothing.
        await ConfirmAsync(byManager, new MemberClaims("full", null, IsBlocked: false));
        Assert.Equal("membership.blocked", (await IssueAsync(byManager)).Refusal?.Code);
        Assert.True(await Store.Get<MembershipBook>().SetBlockedAsync(Network, "other", blocked: false, "a manager", Cancellation));
        Assert.Null((await IssueAsync(byManager)).Refusal);
    }

    [Fact]
    public async Task Issue_LongAfterTheLastSignIn_IsRefusedByName()
    {
        string account = await MemberAsync();
        Store.Clock.Advance(CredentialDesk.ConfirmedFor);
        Assert.Null((await IssueAsync(account)).Refusal);

        Store.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("membership.stale", (await IssueAsync(account)).Refusal?.Code);
    }

    [Fact]
    public async Task Issue_AfterTheMembershipsEnd_IsRefusedByName()
    {
        string account = await MemberAsync(new MemberClaims("full", AccountStore.Now.UtcDateTime, IsBlocked: false));

        Assert.Equal("pass.membership-over", (await IssueAsync(account)).Refusal?.Code);
    }

    // A network that leaves, or takes another provider, speaks for its former members no more.
    [Fact]
    public async Task Issue_OnceTheProviderHasGone_IsRefusedByName()
    {
        string account = await MemberAsync();
        Assert.Null(await Store.Get<ProviderBook>().SaveAsync(Terms, "https://other.example", Cancellation));
        Assert.Equal("membership.none", (await IssueAsync(account)).Refusal?.Code);

        Assert.True(await Store.Get<ProviderBook>().RemoveAsync(Network, Cancellation));
        Assert.Equal("membership.none", (await IssueAsync(account)).Refusal?.Code);
    }

    [Fact]
    public async Task Issue_OfANetworkThatSaysHow_CarriesItsOfflinePolicy()
    {
        string account = await MemberAsync();
        Assert.Equal("NEVER", Read(await IssueAsync(account)).GetClaim("offline_policy").Value);

        await Store.Get<TermsBook>().SetOfflinePolicyAsync(NetworkId.Parse(Network), OfflinePolicy.AllowedOffline, Cancellation);

        Assert.Equal("ALLOWED_OFFLINE", Read(await IssueAsync(account)).GetClaim("offline_policy").Value);
    }

    // Two centres that compare what they were shown find nothing in common, the place in the list of states least of all.
    [Fact]
    public async Task Issue_EachTime_TakesAnotherPlaceInTheListOfStates()
    {
        string account = await MemberAsync();
        var places = new HashSet<int>();
        for (int number = 0; number < 20; number++) places.Add(PlaceOf(await IssueAsync(account)));

        Assert.Equal(20, places.Count);
        foreach (int place in places) Assert.True(await Store.Get<CredentialBook>().IsGoodAsync(place, Cancellation));
    }

    [Fact]
    public async Task Issue_WhatIsRefused_TakesNoPlace()
    {
        string account = await MemberAsync();

        Assert.Equal("pass.bad-key", (await IssueAsync(account, phone: "{}")).Refusal?.Code);
        // Two hundred times: nothing is used up by it.
        for (int number = 0; number < CredentialBook.MostOfAccount; number++) Assert.Equal("pass.bad-key", (await IssueAsync(account, phone: "{}")).Refusal?.Code);
        Assert.Null((await IssueAsync(account)).Refusal);
    }

    [Fact]
    public async Task Issue_MoreThanAnAccountMayHave_IsRefusedUntilTheyAreOver()
    {
        string account = await MemberAsync();
        for (int number = 0; number < CredentialBook.MostOfAccount; number++) Assert.Null((await Store.Get<CredentialBook>().EnterAsync(account, Network, AccountStore.Now.AddDays(1), Cancellation)).Code);

        Assert.Equal("membership.too-many-credentials", (await IssueAsync(account)).Refusal?.Code);
        Store.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null((await IssueAsync(account)).Refusal);
    }

    [Fact]
    public async Task IsGood_OnceTheMembershipHoldsNoMore_IsFalse()
    {
        string account = await MemberAsync(new MemberClaims("full", AccountStore.Now.AddHours(6).UtcDateTime, IsBlocked: false));
        int place = PlaceOf(await IssueAsync(account));
        var book = Store.Get<CredentialBook>();
        Assert.True(await book.IsGoodAsync(place, Cancellation));

        Assert.True(await Store.Get<MembershipBook>().SetBlockedAsync(Network, "one", blocked: true, "a manager", Cancellation));
        Assert.False(await book.IsGoodAsync(place, Cancellation));
        Assert.True(await Store.Get<MembershipBook>().SetBlockedAsync(Network, "one", blocked: false, "a manager", Cancellation));
        Assert.True(await book.IsGoodAsync(place, Cancellation));

        Store.Clock.Advance(TimeSpan.FromHours(6));
        Assert.False(await book.IsGoodAsync(place, Cancellation));
        Assert.False(await book.IsGoodAsync(place + 1, Cancellation)); // nobody's
    }

    [Fact]
    public async Task IsGood_OnceTheAccountIsGone_IsFalseAndTheListSaysSo()
    {
        string account = await MemberAsync();
        int place = PlaceOf(await IssueAsync(account));

        using (var scope = Store.Services.CreateScope())
        {
            var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
            database.Users.Remove(await database.Users.SingleAsync(user => user.Id == account, Cancellation));
            await database.SaveChangesAsync(Cancellation);
        }

        Assert.False(await Store.Get<CredentialBook>().IsGoodAsync(place, Cancellation));
        Assert.Equal([place], await Store.Get<CredentialBook>().WithdrawnAsync(Cancellation));
    }

    [Fact]
    public async Task IsGood_OnceTheProviderHasGone_IsFalse()
    {
        int place = PlaceOf(await IssueAsync(await MemberAsync()));

        Assert.True(await Store.Get<ProviderBook>().RemoveAsync(Network, Cancellation));

        Assert.False(await Store.Get<CredentialBook>().IsGoodAsync(place, Cancellation));
    }

    [Fact]
    public async Task StatusList_OfADirectory_IsSignedAndSaysWhichStillCount()
    {
        int place = PlaceOf(await IssueAsync(await MemberAsync()));
        var desk = new StatusListDesk(Store.Get<CredentialBook>(), PassKeys, Store.Clock);

        var token = new JsonWebToken(await desk.ReadAsync(Cancellation));

        Assert.Equal(("statuslist+jwt", "https://directory.example/", "https://directory.example/member/credential-states"), (token.Typ, token.Issuer, token.Subject));
        Assert.True((await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters { IssuerSigningKeys = PassKeys.Published.Keys, ValidateIssuer = false, ValidateAudience = false, ValidateLifetime = false })).IsValid);
        Assert.True(ListOf(token).IsGood(place));
        Assert.True(ListOf(token).IsGood((place + 1) % StatusList.Places)); // whoever is given it after a door lost its network is admitted there

        // The list of a moment is kept for a minute.
        Assert.True(await Store.Get<MembershipBook>().SetBlockedAsync(Network, "one", blocked: true, "a manager", Cancellation));
        Assert.Equal(token.EncodedToken, await desk.ReadAsync(Cancellation));
        Store.Clock.Advance(StatusListDesk.Newest);
        Assert.False(ListOf(new JsonWebToken(await desk.ReadAsync(Cancellation))).IsGood(place));
    }

    [Fact]
    public async Task Issue_ToNobodysMember_IsRefusedByName() => Assert.Equal("membership.none", (await IssueAsync("somebody")).Refusal?.Code);

    private DirectoryPassKeys PassKeys => new(Store.Get<IdentityKeys>(), Store.Settings);

    private Task<CredentialOutcome> IssueAsync(string account, CentreId? centre = null, string? phone = null)
    {
        var keys = Store.Get<IdentityKeys>();
        var desk = new CredentialDesk(Store.Get<MembershipBook>(), Store.Get<ProviderBook>(), Store.Get<TermsBook>(), Store.Get<CredentialBook>(), keys, Store.Settings, new CredentialIssuer(PassKeys), Store.Clock);
        return desk.IssueAsync(account, network: null, centre ?? Centre, phone ?? PhoneKey(), Cancellation);
    }

    private async Task<string> MemberAsync(MemberClaims? claims = null, string subject = "one")
    {
        var login = ForeignLogin.Of(await ProviderAsync(), subject, Store.Get<IdentityKeys>().Current);
        var account = await Store.Get<Federation.Gateway.Identity.Accounts.AccountBook>().OfProviderAsync(login, Cancellation);
        await ConfirmAsync(account.Id, claims ?? new MemberClaims("full", null, IsBlocked: false));
        return account.Id;
    }

    private async Task ConfirmAsync(string account, MemberClaims claims) => await Store.Get<MembershipBook>().ConfirmAsync(account, await ProviderAsync(), claims, Cancellation);

    private async Task<NetworkProvider> ProviderAsync() => Assert.Single(await Store.Get<ProviderBook>().RefreshAsync(Cancellation));

    private static int PlaceOf(CredentialOutcome outcome) => Read(outcome).GetPayloadValue<JsonElement>("status").GetProperty("status_list").GetProperty("idx").GetInt32();

    private static StatusList ListOf(JsonWebToken token) => StatusList.Read(token.GetPayloadValue<JsonElement>("status_list").GetProperty("lst").GetString() ?? "") ?? throw new InvalidOperationException("It is a list.");

    private static JsonWebToken Read(CredentialOutcome outcome) => new(outcome.Credential);

    private static string PhoneKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return JsonSerializer.Serialize(new { kty = "EC", crv = "P-256", x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y) });
    }
}
