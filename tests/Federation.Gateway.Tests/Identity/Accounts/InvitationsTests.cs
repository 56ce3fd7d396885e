using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Setup;
using Federation.Gateway.Identity.Store;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Identity.Accounts;

public sealed class InvitationsTests : IAsyncLifetime
{
    private const string Email = "someone@person.example";
    private const string Password = "orchid lantern gravel tunic";
    private const string Another = "walnut prism ladder comet";

    private static readonly RoleGrant Staff = new(Role.CentreStaff, NetworkId.Parse("actipole21"));
    private static readonly RoleGrant Operator = new(Role.Operator);

    private AccountStore? _store;

    private AccountStore Store => _store ?? throw new InvalidOperationException("The store is not open.");

    private Invitations Invitations => Store.Get<Invitations>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await AccountStore.OpenAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task Code_Used_TakesOverOnceAndGivesTheRole()
    {
        string code = await InviteAsync(Staff);
        Assert.Equal(Email, (await Invitations.FindAsync(code, Cancellation))?.Email);

        var (account, errors) = await Invitations.TakeOverAsync(code, Password, Cancellation);

        Assert.Empty(errors);
        Assert.Equal(["CentreStaff actipole21 by manager"], await RolesAsync(account));
        Assert.Null(await Invitations.FindAsync(code, Cancellation));
        var (again, why) = await Invitations.TakeOverAsync(code, Another, Cancellation);
        Assert.Null(again);
        Assert.Empty(why);
    }

    [Fact]
    public async Task Code_UsedByManyAtOneMoment_TakesOverOnce()
    {
        string code = await InviteAsync(Staff);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => Invitations.TakeOverAsync(code, $"{Password} {number}", Cancellation), Cancellation)));

        Assert.Single(results, result => result.Account is not null);
        // The others are told that the code is gone, not what went wrong inside.
        Assert.All(results, result => Assert.Empty(result.Errors));
    }

    [Fact]
    public async Task Code_WithAWeakPassword_StaysGood()
    {
        string code = await InviteAsync(Staff);

        Assert.Equal("account.password-weak", Assert.Single((await Invitations.TakeOverAsync(code, "aaaaaaaaaaaa", Cancellation)).Errors).Code);

        Assert.NotNull((await Invitations.TakeOverAsync(code, Password, Cancellation)).Account);
    }

    [Fact]
    public async Task Code_AfterSevenDays_IsGone()
    {
        string code = await InviteAsync(Staff);
        Store.Clock.Advance(Federation.Gateway.Identity.Accounts.Invitations.GoodFor - TimeSpan.FromSeconds(1));
        Assert.NotNull(await Invitations.FindAsync(code, Cancellation));

        Store.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await Invitations.FindAsync(code, Cancellation));
        Assert.Null((await Invitations.TakeOverAsync(code, Password, Cancellation)).Account);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("'; DROP TABLE AspNetUsers; --")]
    public async Task Code_ThatNobodyWasSent_OpensNothing(string code)
    {
        await InviteAsync(Staff);

        Assert.Null((await Invitations.TakeOverAsync(code, Password, Cancellation)).Account);
        Assert.False(await Invitations.AcceptAsync(code, "somebody", Cancellation));
    }

    // Somebody makes an account under a person's address before that person has one: what the person is given later stays the person's.
    [Fact]
    public async Task Role_GivenToAnAddress_IsNotInheritedByWhoTookTheAddressBefore()
    {
        var (taker, _) = await Invitations.TakeOverAsync(await InviteAsync(Staff), Password, Cancellation);
        string code = await InviteAsync(new RoleGrant(Role.NetworkManager, NetworkId.Parse("spaces")));

        Assert.Equal(["CentreStaff actipole21 by manager"], await RolesAsync(taker));
        Assert.Equal("account.exists", Assert.Single((await Invitations.TakeOverAsync(code, Another, Cancellation)).Errors).Code);
        Assert.Equal(["CentreStaff actipole21 by manager"], await RolesAsync(taker));

        // The person signs in with an account of their own, whatever its address.
        Assert.True(await Invitations.AcceptAsync(code, "the person", Cancellation));
        Assert.Equal("NetworkManager", Assert.Single(await Store.Get<GrantBook>().OfAsync("the person", Cancellation)).Role);
    }

    [Fact]
    public async Task Operator_OfTheMachine_ReplacesTheFormerPassword()
    {
        var (before, _) = await Invitations.TakeOverAsync(await InviteAsync(Staff), Password, Cancellation);

        string code = Code(await Invitations.InviteAsync(Email, Operator, by: null, resets: true, Cancellation));
        Assert.Equal(["CentreStaff actipole21 by manager"], await RolesAsync(before));
        var (after, errors) = await Invitations.TakeOverAsync(code, Another, Cancellation);

        Assert.Empty(errors);
        Assert.Equal(before?.Id, after?.Id);
        Assert.NotEqual(before?.SecurityStamp, after?.SecurityStamp);
        Assert.Equal(["CentreStaff actipole21 by manager", "Operator  by "], await RolesAsync(after));
    }

    [Fact]
    public async Task Invite_TheSameRoleAgain_EndsTheFormerLink()
    {
        string former = await InviteAsync(Staff);

        string next = await InviteAsync(Staff);

        Assert.Null(await Invitations.FindAsync(former, Cancellation));
        Assert.NotNull(await Invitations.FindAsync(next, Cancellation));
    }

    // The link tells nothing of whether there is an account.
    [Fact]
    public async Task Invite_WhoHasAnAccount_LooksLikeAnyOther()
    {
        string first = await Invitations.InviteAsync(Email, Staff, "manager", resets: false, Cancellation);
        await Invitations.TakeOverAsync(Code(first), Password, Cancellation);

        string second = await Invitations.InviteAsync(Email, Staff, "manager", resets: false, Cancellation);

        Assert.Equal(first.Length, second.Length);
        Assert.StartsWith("/account/enrol?code=", second, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("Some One <someone@person.example>")]
    public async Task Invite_NoAddress_IsRefused(string email) =>
        Assert.Equal("identity.account", (await Assert.ThrowsAsync<SetupException>(() => Invitations.InviteAsync(email, Staff, "manager", resets: false, Cancellation))).Code);

    private async Task<string> InviteAsync(RoleGrant grant) => Code(await Invitations.InviteAsync(Email, grant, "manager", resets: false, Cancellation));

    private async Task<string[]> RolesAsync(Account? account) =>
        [.. (await Store.Get<GrantBook>().OfAsync(account?.Id ?? "", Cancellation)).Select(grant => $"{grant.Role} {grant.Network} by {grant.GrantedBy}")];

    private static string Code(string path) => path.Split('=')[1];
}
