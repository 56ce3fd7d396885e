using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Logout;
using Federation.Gateway.Identity.Store;
using Federation.Gateway.Tests.Doubles;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Federation.Gateway.Tests.Identity.Accounts;

public sealed class SignInSessionsTests : IAsyncLifetime
{
    private AccountStore? _store;
    private IServiceProvider? _host;

    private AccountStore Store => _store ?? throw new InvalidOperationException("The store is not open.");

    private IServiceProvider Host => _host ?? throw new InvalidOperationException("The store is not open.");

    private SignInSessions Sessions => new(Host.GetRequiredService<AccountBook>(), new EndedSessions(Host.GetRequiredService<IServiceScopeFactory>(), Store.Clock), Host.GetRequiredService<SessionEndings>(), Store.Clock);

    public async ValueTask InitializeAsync()
    {
        _store = await AccountStore.OpenAsync();
        _host = _store.Open(services => services.AddAuthentication().AddCookie(SignInSessions.Scheme, cookie =>
        {
            cookie.TimeProvider = _store.Clock;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
            cookie.SlidingExpiration = false;
        }));
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task Find_InTheBrowserThatSignedIn_GivesAccountTimeAndNetwork()
    {
        var account = await AccountAsync();
        string cookie = await StartAsync(account);
        Store.Clock.Advance(TimeSpan.FromHours(7));

        var session = await FindAsync(cookie);

        Assert.Equal((account.Id, AccountStore.Now), (session?.Account.Id, session?.SignedInAt));
        Assert.Null(await FindAsync(null));
        // In the middle: the last characters may hold bits that nothing is read of.
        Assert.Null(await FindAsync($"{cookie[..^20]}{(cookie[^20] == 'A' ? 'B' : 'A')}{cookie[^19..]}"));
    }

    [Fact]
    public async Task Find_AfterEightHours_IsOut()
    {
        string cookie = await StartAsync(await AccountAsync());
        Assert.NotNull(await FindAsync(cookie));

        Store.Clock.Advance(TimeSpan.FromHours(8).Add(TimeSpan.FromSeconds(1)));

        Assert.Null(await FindAsync(cookie));
    }

    [Fact]
    public async Task Find_AfterThePasswordChanged_IsOut()
    {
        var account = await AccountAsync();
        string cookie = await StartAsync(account);
        string code = await InviteAsync(resets: true);
        Assert.NotNull(await FindAsync(cookie)); // Not before it has changed.

        await Store.Get<Invitations>().TakeOverAsync(code, "walnut prism ladder comet", TestContext.Current.CancellationToken);

        Assert.Null(await FindAsync(cookie));
    }

    [Fact]
    public async Task Find_AfterTheAccountWasClosed_IsOut()
    {
        var account = await AccountAsync();
        string cookie = await StartAsync(account);
        Assert.NotNull(await FindAsync(cookie));
        using var scope = Host.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();

        await users.DeleteAsync((await users.FindByIdAsync(account.Id))!); // It was made.

        Assert.Null(await FindAsync(cookie));
    }

    [Fact]
    public async Task End_OfASession_EndsItsCopiesAndNoOther()
    {
        var account = await AccountAsync();
        string cookie = await StartAsync(account), other = await StartAsync(account);

        await EndAsync(cookie);
        await EndAsync(cookie); // Nobody minds.

        Assert.Null(await FindAsync(cookie));
        Assert.NotNull(await FindAsync(other));
    }

    [Fact]
    public async Task End_AfterOthersHaveEndedByThemselves_ForgetsThose()
    {
        var account = await AccountAsync();
        await EndAsync(await StartAsync(account));
        Store.Clock.Advance(TimeSpan.FromHours(8).Add(TimeSpan.FromSeconds(1)));

        await EndAsync(await StartAsync(account));

        using var scope = Host.CreateScope();
        var left = Assert.Single(scope.ServiceProvider.GetRequiredService<IdentityDatabase>().EndedSessions);
        Assert.Equal(Store.Clock.GetUtcNow().AddHours(8).UtcDateTime, left.Until);
    }

    private async Task EndAsync(string cookie)
    {
        using var request = Host.CreateScope();
        var http = new DefaultHttpContext { RequestServices = request.ServiceProvider };
        http.Request.Headers.Cookie = cookie;
        await Sessions.EndAsync(http);
    }

    private async Task<Account> AccountAsync()
    {
        string code = await InviteAsync(resets: false);
        return (await Store.Get<Invitations>().TakeOverAsync(code, "orchid lantern gravel tunic", TestContext.Current.CancellationToken)).Account!; // The password is strong.
    }

    private async Task<string> InviteAsync(bool resets) =>
        (await Store.Get<Invitations>().InviteAsync("someone@person.example", grant: null, by: null, resets, TestContext.Current.CancellationToken)).Split('=')[1];

    private async Task<string> StartAsync(Account account)
    {
        using var request = Host.CreateScope();
        var http = new DefaultHttpContext { RequestServices = request.ServiceProvider };
        await Sessions.StartAsync(http, account);
        return Assert.Single(SetCookieHeaderValue.ParseList([.. http.Response.Headers.SetCookie.OfType<string>()])).ToString().Split(';')[0];
    }

    private async Task<SignInSession?> FindAsync(string? cookie)
    {
        using var request = Host.CreateScope();
        var http = new DefaultHttpContext { RequestServices = request.ServiceProvider };
        if (cookie is not null) http.Request.Headers.Cookie = cookie;
        return await Sessions.FindAsync(http);
    }
}
