using System.Net;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Store;
using Federation.Gateway.Tests.Doubles;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Federation.Gateway.Tests.Identity.Accounts;

public sealed class PasswordSignInTests : IAsyncLifetime
{
    private const string Email = "someone@person.example";
    private const string Password = "orchid lantern gravel tunic";

    private readonly CountingHasher _hasher = new();
    private readonly SignInThrottle _throttle = new();
    private AccountStore? _store;

    private AccountStore Store => _store ?? throw new InvalidOperationException("The store is not open.");

    public async ValueTask InitializeAsync() => _store = await AccountStore.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _throttle.DisposeAsync();
        await Store.DisposeAsync();
    }

    [Theory]
    [InlineData(Email)]
    [InlineData(" SomeOne@Person.Example ")]
    public async Task Check_TheRightPassword_SignsIn(string email)
    {
        await EnrolAsync();

        var (outcome, account) = await CheckAsync(email, Password);

        Assert.Equal((SignInOutcome.SignedIn, Email), (outcome, account?.Email));
    }

    [Theory]
    [InlineData(Email, "not the password")]
    [InlineData(Email, "")]
    [InlineData("nobody@person.example", Password)]
    [InlineData("waiting@person.example", Password)]
    [InlineData("", "")]
    public async Task Check_AnythingElse_CostsOneHashAndTellsNothing(string email, string password)
    {
        await EnrolAsync();
        await Store.Get<Invitations>().InviteAsync("waiting@person.example", grant: null, by: null, resets: false, TestContext.Current.CancellationToken);
        var passwords = Passwords();
        await CheckAsync("nobody@person.example", "first", passwords); // The hash of nobody is made once.
        _hasher.Reset();

        Assert.Equal((SignInOutcome.Wrong, null), await CheckAsync(email, password, passwords));

        Assert.Equal((0, 1), (_hasher.Hashed, _hasher.Verified));
    }

    [Fact]
    public async Task Check_AHugePassword_IsNotHashed()
    {
        await EnrolAsync();
        var passwords = Passwords();

        Assert.Equal((SignInOutcome.Wrong, null), await CheckAsync(Email, new string('x', 1_000_000), passwords));

        Assert.Equal((1, 0), (_hasher.Verified, _hasher.Longest));
    }

    [Fact]
    public async Task Check_AfterTooManyTries_LooksAtNoPasswordButForAKnownDevice()
    {
        var account = await EnrolAsync();
        var passwords = Passwords();
        for (int tries = 0; tries < 12; tries++) await CheckAsync(Email, "guess", passwords);
        _hasher.Reset();

        Assert.Equal((SignInOutcome.TooManyTries, null), await CheckAsync(Email, Password, passwords));
        Assert.Equal(0, _hasher.Verified);
        Assert.Equal(SignInOutcome.SignedIn, (await CheckAsync(Email, Password, passwords, id => id == account.Id ? "known" : null)).Outcome);
    }

    private async Task<Account> EnrolAsync()
    {
        var invitations = Store.Get<Invitations>();
        string code = (await invitations.InviteAsync(Email, grant: null, by: null, resets: false, TestContext.Current.CancellationToken)).Split('=')[1];
        return (await invitations.TakeOverAsync(code, Password, TestContext.Current.CancellationToken)).Account!; // The password is strong.
    }

    private PasswordSignIn Passwords() => new(Store.Open(services => services.AddSingleton<IPasswordHasher<Account>>(_hasher)).GetRequiredService<IServiceScopeFactory>(), _throttle, new SignInAudit(NullLogger<SignInAudit>.Instance));

    private Task<(SignInOutcome Outcome, Account? Account)> CheckAsync(string email, string password, PasswordSignIn? passwords = null, Func<string, string?>? deviceOf = null) =>
        (passwords ?? Passwords()).CheckAsync(email, password, deviceOf ?? (_ => null), IPAddress.Loopback, TestContext.Current.CancellationToken);

    private sealed class CountingHasher : IPasswordHasher<Account>
    {
        private readonly PasswordHasher<Account> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));

        public int Hashed { get; private set; }

        public int Verified { get; private set; }

        public int Longest { get; private set; }

        public void Reset() => (Hashed, Verified, Longest) = (0, 0, 0);

        public string HashPassword(Account user, string password)
        {
            Hashed++;
            return _hasher.HashPassword(user, password);
        }

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Verified++;
            Longest = Math.Max(Longest, providedPassword.Length);
            return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
