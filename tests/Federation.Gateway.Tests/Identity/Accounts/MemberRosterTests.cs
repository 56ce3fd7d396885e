using Federation.Cluster.Members.Passes;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Passes;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Identity.Accounts;

/// <summary>The members of a network as its managers see them.</summary>
public sealed class MemberRosterTests : IAsyncLifetime
{
    private AccountStore? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AccountStore Store => _store ?? throw new InvalidOperationException("The store is not open.");

    private MemberRoster Roster => Store.Get<MemberRoster>();

    public async ValueTask InitializeAsync()
    {
        _store = await AccountStore.OpenAsync();
        await Store.Get<Federation.Gateway.Identity.Keys.IdentityKeys>().RefreshAsync(Token);
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task List_ShowsMembersWithoutTheirAddresses_UnderKeysOfTheNetworkAlone()
    {
        string account = await InviteAsync("marie@person.example", "a");
        await JoinAsync(account, "b");
        await InviteAsync("jean@person.example", "b");

        var member = Assert.Single(await Roster.ListAsync("a", Token));

        Assert.Equal(("m…@person.example", "flex", false), (member.Mailbox, member.Tier, member.IsBlocked));
        Assert.Equal(2, (await Roster.ListAsync("b", Token)).Count);
        Assert.DoesNotContain(member.Key, (await Roster.ListAsync("b", Token)).Select(other => other.Key));
        Assert.DoesNotContain(account, member.Key, StringComparison.Ordinal);
        Assert.Equal(account, await Roster.FindAsync("a", member.Key, Token));
        Assert.Null(await Roster.FindAsync("b", member.Key, Token));
        Assert.Empty(await Roster.ListAsync("c", Token));
    }

    [Fact]
    public async Task Block_ByTheKey_AndRemoval_TakeCredentialsBack()
    {
        string account = await InviteAsync("marie@person.example", "a");
        var credentials = Store.Get<CredentialBook>();
        int place = (await credentials.EnterAsync(account, "a", AccountStore.Now.AddDays(1), Token)).Index ?? throw new InvalidOperationException("There was room.");
        string key = Assert.Single(await Roster.ListAsync("a", Token)).Key;

        Assert.True(await Store.Get<MembershipBook>().SetBlockedOfAsync("a", account, blocked: true, "a manager", Token));
        Assert.True(Assert.Single(await Roster.ListAsync("a", Token)).IsBlocked);
        Assert.False(await credentials.IsGoodAsync(place, Token));
        Assert.True(await Store.Get<MembershipBook>().SetBlockedOfAsync("a", account, blocked: false, "a manager", Token));
        Assert.True(await credentials.IsGoodAsync(place, Token));

        Assert.True(await Roster.RemoveAsync("a", account, Token));
        Assert.False(await credentials.IsGoodAsync(place, Token));
        Assert.Empty(await Roster.ListAsync("a", Token));
        Assert.Null(await Roster.FindAsync("a", key, Token));
        Assert.False(await Roster.RemoveAsync("a", account, Token));
    }

    private async Task<string> InviteAsync(string email, string network)
    {
        string code = (await Store.Get<Invitations>().InviteAsync(email, new RoleGrant(Role.Member, NetworkId.Parse(network)), "manager", resets: false, Token, new InvitedMember(Tier.Parse("flex"), null))).Split('=')[1];
        var (account, errors) = await Store.Get<Invitations>().TakeOverAsync(code, "correct horse battery staple", Token);
        return account?.Id ?? throw new InvalidOperationException(string.Join(", ", errors.Select(error => error.Code)));
    }

    private async Task JoinAsync(string account, string network)
    {
        string code = (await Store.Get<Invitations>().InviteAsync("marie@person.example", new RoleGrant(Role.Member, NetworkId.Parse(network)), "manager", resets: false, Token, new InvitedMember(null, null))).Split('=')[1];
        Assert.True(await Store.Get<Invitations>().AcceptAsync(code, account, Token));
    }
}
