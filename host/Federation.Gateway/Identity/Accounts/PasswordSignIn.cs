using System.Net;
using Federation.Gateway.Identity.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Accounts;

/// <summary>Checks the passwords of accounts of this directory. It takes as long for an account that does not exist. Thread safe.</summary>
internal sealed class PasswordSignIn(IServiceScopeFactory scopes, SignInThrottle throttle, SignInAudit audit)
{
    /// <summary>The longest address of a mailbox (RFC 5321, 4.5.3.1.3).</summary>
    public const int LongestEmail = 254;

    /// <summary>Compared with where there is no account: a hash of no password, as costly as any.</summary>
    private readonly Lazy<(Account Account, string Hash)> _nobody = new(() =>
    {
        var nobody = new Account();
        using var scope = scopes.CreateScope();
        return (nobody, scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>().HashPassword(nobody, Guid.NewGuid().ToString()));
    });

    /// <param name="deviceOf">The device of this browser, if it has signed in to that account before.</param>
    public async Task<(SignInOutcome Outcome, Account? Account)> CheckAsync(string email, string password, Func<string, string?> deviceOf, IPAddress? address, CancellationToken cancellationToken)
    {
        if (email.Length > LongestEmail) return (SignInOutcome.Wrong, null);
        using var scope = scopes.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        string name = users.NormalizeEmail(email.Trim()) ?? "";
        cancellationToken.ThrowIfCancellationRequested();
        var account = await users.FindByEmailAsync(email.Trim());
        string? device = account is null ? null : deviceOf(account.Id);
        if (!throttle.Admits(name, device, address)) return TooMany(account);
        using var place = await throttle.EnterAsync(device is not null, cancellationToken);
        if (!place.IsAcquired) return TooMany(account);
        if (account?.PasswordHash is null || password.Length > PasswordRules.Longest)
        {
            users.PasswordHasher.VerifyHashedPassword(_nobody.Value.Account, _nobody.Value.Hash, password.Length > PasswordRules.Longest ? "" : password);
            return Wrong(account);
        }

        if (!await users.CheckPasswordAsync(account, password)) return Wrong(account);
        audit.SignedIn(account.Id);
        return (SignInOutcome.SignedIn, account);
    }

    private (SignInOutcome Outcome, Account? Account) Wrong(Account? account)
    {
        audit.Wrong(account?.Id ?? "");
        return (SignInOutcome.Wrong, null);
    }

    private (SignInOutcome Outcome, Account? Account) TooMany(Account? account)
    {
        audit.TooManyTries(account?.Id ?? "");
        return (SignInOutcome.TooManyTries, null);
    }
}
