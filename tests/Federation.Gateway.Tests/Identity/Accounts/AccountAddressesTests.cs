using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Identity.Store;
using Federation.Gateway.Tests.Doubles;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Identity.Accounts;

/// <summary>To whom the directory can write at all.</summary>
public sealed class AccountAddressesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_AnAccountThatSignsInHere_IsItsAddressUntilItIsClosed()
    {
        await using var store = await AccountStore.OpenAsync();
        var addresses = new AccountAddresses(store.Get<IServiceScopeFactory>());
        string id;
        using (var scope = store.Services.CreateScope())
        {
            var account = new Account { UserName = "marie@person.example", Email = "marie@person.example", Created = AccountStore.Now.UtcDateTime };
            Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account)).Succeeded);
            id = account.Id;
        }

        Assert.Equal("marie@person.example", await addresses.OfAsync(id, Cancellation));
        await store.Get<AccountBook>().CloseAsync(id, Cancellation);
        Assert.Null(await addresses.OfAsync(id, Cancellation));
        Assert.Null(await addresses.OfAsync("client:app", Cancellation));
    }

    // Of a network's member nothing is kept, and so no address.
    [Fact]
    public async Task Of_ANetworksMember_IsNone()
    {
        await using var store = await AccountStore.OpenAsync();
        var login = ForeignLogin.Of(new NetworkProvider { Network = "a", Issuer = "https://login.example", ClientId = "us", Scopes = "", Domains = "" }, "person 1", new IdentityKeySet([], [], new byte[32]));
        var member = await store.Get<AccountBook>().OfProviderAsync(login, Cancellation);

        Assert.Null(await new AccountAddresses(store.Get<IServiceScopeFactory>()).OfAsync(member.Id, Cancellation));
    }
}
