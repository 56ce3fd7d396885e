using Federation.Cluster.Operating.Acts;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Operating;
using Federation.Gateway.Tests.Doubles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Identity.Operating;

/// <summary>That a role was given and somebody invited is told to operators, and to whom is not.</summary>
public sealed class RoleActsTests
{
    private const string Email = "someone@person.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Acts_OfRolesAndInvitations_NameNobody()
    {
        await using var store = await AccountStore.OpenAsync();
        await store.Get<Invitations>().InviteAsync(Email, new RoleGrant(Role.NetworkManager, NetworkId.Parse("a")), by: null, resets: false, Cancellation);
        store.Clock.Advance(TimeSpan.FromHours(1));
        await store.Get<GrantBook>().AddAsync("account-7", nameof(Role.Operator), "", "account-1", Cancellation);

        var acts = await new RoleActs(store.Get<IServiceScopeFactory>()).ReadAsync(Cancellation).ToListAsync(Cancellation);

        Assert.Equal(
            [
                (StaffActKind.RoleGranted, AccountStore.Now.AddHours(1), "Operator", "account-1"),
                (StaffActKind.AccountInvited, AccountStore.Now, "NetworkManager a", "bootstrap"),
            ],
            acts.Select(act => (act.Kind, act.At, act.Subject!, act.Actor!)));
        string all = string.Join('\n', acts);
        Assert.DoesNotContain("person.example", all, StringComparison.Ordinal);
        Assert.DoesNotContain("account-7", all, StringComparison.Ordinal);
    }
}
