using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Identity.Store;
using Federation.Gateway.Tests.Doubles;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Identity.Accounts;

/// <summary>Who may be asked to decide about labels, and who is told of them.</summary>
public sealed class AssessorAccountsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_WhoWereAppointed_AreToldWithEveryNetworkOfTheirs()
    {
        await using var store = await AccountStore.OpenAsync();
        string assessor = await AddAsync(store, "marie"), manager = await AddAsync(store, "paul");
        // A member of a network whose provider says so, and appointed by another.
        var login = ForeignLogin.Of(new NetworkProvider { Network = "d", Issuer = "https://login.example", ClientId = "us", Scopes = "", Domains = "" }, "person 1", new IdentityKeySet([], [], new byte[32]));
        string member = (await store.Get<AccountBook>().OfProviderAsync(login, Cancellation)).Id;
        using (var scope = store.Services.CreateScope())
        {
            var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
            database.Memberships.Add(new Membership { AccountId = member, Network = "d", Issuer = Membership.ByTheNetwork });
            await database.SaveChangesAsync(Cancellation);
        }

        await GrantAsync(store, assessor, Role.Assessor, "b");
        await GrantAsync(store, assessor, Role.Assessor, "c");
        await GrantAsync(store, assessor, Role.NetworkManager, "a");
        await GrantAsync(store, manager, Role.NetworkManager, "a");
        await GrantAsync(store, member, Role.Assessor, "b");
        await GrantAsync(store, "client:app", Role.Assessor, "b");

        var all = await new AssessorAccounts(store.Get<IServiceScopeFactory>()).AllAsync(Cancellation);

        Assert.Equal(new[] { assessor, member }.Order(StringComparer.Ordinal), all.Select(known => known.Account));
        Assert.Equal(["a", "b", "c"], Networks(assessor));
        Assert.Equal(["b", "d"], Networks(member));

        IEnumerable<string> Networks(string account) => all.Single(known => known.Account == account).Networks.Select(network => network.Value).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Managers_OfSomeNetworks_AreToldOnceAndNobodyElse()
    {
        await using var store = await AccountStore.OpenAsync();
        string manager = await AddAsync(store, "paul"), other = await AddAsync(store, "anna"), staff = await AddAsync(store, "luc");
        await GrantAsync(store, manager, Role.NetworkManager, "a");
        await GrantAsync(store, manager, Role.NetworkManager, "b");
        await GrantAsync(store, other, Role.NetworkManager, "c");
        await GrantAsync(store, staff, Role.CentreStaff, "a");
        await GrantAsync(store, "client:app", Role.NetworkManager, "a");
        var managers = new ManagerAccounts(store.Get<IServiceScopeFactory>());

        Assert.Equal([manager], await managers.OfAsync([NetworkId.Parse("a"), NetworkId.Parse("b")], Cancellation));
        Assert.Empty(await managers.OfAsync([], Cancellation));
    }

    private static async Task<string> AddAsync(AccountStore store, string name)
    {
        using var scope = store.Services.CreateScope();
        var account = new Account { UserName = $"{name}@person.example", Email = $"{name}@person.example", Created = AccountStore.Now.UtcDateTime };
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account)).Succeeded);
        return account.Id;
    }

    private static async Task GrantAsync(AccountStore store, string subject, Role role, string network) => Assert.True(await store.Get<GrantBook>().AddAsync(subject, role.ToString(), network, null, Cancellation));
}
