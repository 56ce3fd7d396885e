using Federation.Cluster.Operating.Acts;
using Federation.Gateway.Identity.Operating;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Identity.Store;
using Federation.Gateway.Tests.Doubles;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Identity.Operating;

/// <summary>That a network blocks a member is told to operators, and whom is not.</summary>
public sealed class MemberBlockActsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Acts_OfABlockedMember_TellTheNetworkAndWhoDidIt()
    {
        await using var store = await AccountStore.OpenAsync();
        using var scope = store.Services.CreateScope();
        var account = new Account { UserName = "someone@person.example", Email = "someone@person.example", Created = AccountStore.Now.UtcDateTime };
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account)).Succeeded);
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        database.Memberships.Add(new Membership { AccountId = account.Id, Network = "a", Issuer = Membership.ByTheNetwork });
        await database.SaveChangesAsync(Cancellation);
        var book = store.Get<MembershipBook>();
        Assert.True(await book.SetBlockedOfAsync("a", account.Id, blocked: true, "account-1", Cancellation));
        store.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await book.SetBlockedOfAsync("a", account.Id, blocked: true, "account-2", Cancellation)); // it stands as it was

        var act = Assert.Single(await new MemberBlockActs(store.Get<IServiceScopeFactory>()).ReadAsync(Cancellation).ToListAsync(Cancellation));

        Assert.Equal((StaffActKind.MemberBlocked, AccountStore.Now, "a", "account-1"), (act.Kind, act.At, act.Subject!, act.Actor!));
        Assert.Equal($"member-block/a/{AccountStore.Now.UtcTicks:D19}", act.Id); // of nothing that tells who it is
        Assert.True(await book.SetBlockedOfAsync("a", account.Id, blocked: false, "account-1", Cancellation));
        Assert.Empty(await new MemberBlockActs(store.Get<IServiceScopeFactory>()).ReadAsync(Cancellation).ToListAsync(Cancellation));
        await database.Memberships.ExecuteUpdateAsync(row => row.SetProperty(member => member.BlockedAt, AccountStore.Now.UtcDateTime), Cancellation); // as a host of before leaves it that lifts a block
        Assert.Empty(await new MemberBlockActs(store.Get<IServiceScopeFactory>()).ReadAsync(Cancellation).ToListAsync(Cancellation));
        Assert.False(await book.SetBlockedOfAsync("b", account.Id, blocked: true, "account-1", Cancellation));
    }
}
