using Federation.Gateway.Identity.Accounts;
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
    public async Task Code_Used_TakesOverOnce()
    {
        var (account, code, errors) = await Book.InviteAsync(Email, Cancellation);
        Assert.Empty(errors);
        Assert.True(await Book.IsEnrollableAsync(code, Cancellation));

        Assert.Equal(account?.Id, (await Book.EnrolAsync(code, Password, Cancellation)).Account?.Id);

        Assert.False(await Book.IsEnrollableAsync(code, Cancellation));
        var (again, why) = await Book.EnrolAsync(code, "walnut prism ladder comet", Cancellation);
        Assert.Null(again);
        Assert.Empty(why);
    }

    [Fact]
    public async Task Code_UsedByManyAtOneMoment_TakesOverOnce()
    {
        var (_, code, _) = await Book.InviteAsync(Email, Cancellation);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => Book.EnrolAsync(code, $"{Password} {number}", Cancellation), Cancellation)));

        Assert.Single(results, result => result.Account is not null);
        // The others are told that the code is gone, not what went wrong inside.
        Assert.All(results, result => Assert.Empty(result.Errors));
    }

    [Fact]
    public async Task Code_WithAWeakPassword_StaysGood()
    {
        var (_, code, _) = await Book.InviteAsync(Email, Cancellation);

        Assert.Equal("account.password-weak", Assert.Single((await Book.EnrolAsync(code, "aaaaaaaaaaaa", Cancellation)).Errors).Code);

        Assert.NotNull((await Book.EnrolAsync(code, Password, Cancellation)).Account);
    }

    [Fact]
    public async Task Code_AfterSevenDays_IsGone()
    {
        var (_, code, _) = await Book.InviteAsync(Email, Cancellation);
        Store.Clock.Advance(AccountBook.EnrolWithin - TimeSpan.FromSeconds(1));
        Assert.True(await Book.IsEnrollableAsync(code, Cancellation));

        Store.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.False(await Book.IsEnrollableAsync(code, Cancellation));
        Assert.Null((await Book.EnrolAsync(code, Password, Cancellation)).Account);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("'; DROP TABLE AspNetUsers; --")]
    public async Task Code_ThatNobodyWasSent_OpensNothing(string code)
    {
        await Book.InviteAsync(Email, Cancellation);

        Assert.Null((await Book.EnrolAsync(code, Password, Cancellation)).Account);
    }

    [Fact]
    public async Task InviteAgain_ForTheSameAddress_EndsTheFormerCode()
    {
        var (_, code, _) = await Book.InviteAsync(Email, Cancellation);

        string? next = await Book.InviteAgainAsync(Email.ToUpperInvariant(), Cancellation);

        Assert.NotNull(next);
        Assert.False(await Book.IsEnrollableAsync(code, Cancellation));
        Assert.True(await Book.IsEnrollableAsync(next, Cancellation));
        Assert.Null(await Book.InviteAgainAsync("nobody@person.example", Cancellation));
    }

    [Fact]
    public async Task Invite_TheSameAddressTwice_MakesOneAccount()
    {
        await Book.InviteAsync(Email, Cancellation);

        var (account, _, errors) = await Book.InviteAsync(Email.ToUpperInvariant(), Cancellation);

        Assert.Null(account);
        Assert.NotEmpty(errors);
    }

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
        ForeignLogin.Of(new NetworkProvider { Network = network, Issuer = issuer, ClientId = "us", Scopes = "", Domains = "" }, subject);
}
