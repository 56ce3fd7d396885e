using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Identity.Store;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Identity.Accounts;

public sealed class AccountBookTests : IAsyncLifetime
{
    private const string Email = "someone@person.example";
    private const string Password = "orchid lantern gravel tunic";

    private AccountStore? _store;

    private AccountStore Store => _store ?? throw new InvalidOperationException("The store is not open.");

    private AccountBook Book => Store.Get<AccountBook>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await AccountStore.OpenAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task OfProvider_ForTheSamePersonAtOneMoment_IsOneAccount()
    {
        var accounts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Book.OfProviderAsync(Login("actipole21", "person 1"), Cancellation), Cancellation)));

        string id = Assert.Single(accounts.Select(account => account.Id).Distinct());
        Assert.Equal(id, (await Book.OfProviderAsync(Login("actipole21", "person 1"), Cancellation)).Id);
        // The same word of another network, or another spelling, is somebody else.
        Assert.NotEqual(id, (await Book.OfProviderAsync(Login("tiers-lieux", "person 1"), Cancellation)).Id);
        Assert.NotEqual(id, (await Book.OfProviderAsync(Login("actipole21", "Person 1"), Cancellation)).Id);
        // Another provider in the place of the first may give its subjects to other people.
        Assert.NotEqual(id, (await Book.OfProviderAsync(Login("actipole21", "person 1", "https://other.example"), Cancellation)).Id);
    }

    [Fact]
    public async Task FindActive_WithAStampOfBefore_IsNobody()
    {
        var account = await Book.OfProviderAsync(Login("actipole21", "person 1"), Cancellation);

        Assert.NotNull(await Book.FindActiveAsync(account.Id, account.SecurityStamp, Cancellation));
        Assert.Null(await Book.FindActiveAsync(account.Id, "another", Cancellation));
        Assert.Null(await Book.FindActiveAsync(account.Id, null, Cancellation));
        Assert.Null(await Book.FindActiveAsync("nobody", account.SecurityStamp, Cancellation));
    }

    private static ForeignLogin Login(string network, string subject, string issuer = "https://login.example") =>
        ForeignLogin.Of(new NetworkProvider { Network = network, Issuer = issuer, ClientId = "us", Scopes = "", Domains = "" }, subject, new IdentityKeySet([], [], new byte[32]));
}
