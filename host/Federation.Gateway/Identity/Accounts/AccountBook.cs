using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Identity.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Accounts;

/// <summary>The accounts: makes, finds, hands over. Thread safe: every call has a unit of work of its own.</summary>
internal sealed class AccountBook(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>How long a new account may wait to be taken over.</summary>
    public static readonly TimeSpan EnrolWithin = TimeSpan.FromDays(7);

    /// <summary>A new account of this directory, without a password: whoever has the code takes it over.</summary>
    /// <returns>The account and the code; or what is wrong.</returns>
    public async Task<(Account? Account, string Code, IReadOnlyList<IdentityError> Errors)> InviteAsync(string email, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        string code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        var now = clock.GetUtcNow().UtcDateTime;
        var account = new Account { UserName = email, Email = email, Created = now, EnrolmentHash = HashOf(code), EnrolmentEnds = now + EnrolWithin };
        cancellationToken.ThrowIfCancellationRequested();
        var result = await users.CreateAsync(account);
        return result.Succeeded ? (account, code, []) : (null, "", [.. result.Errors]);
    }

    /// <summary>A new code for an account whose person has lost code or password. The old password is good until the new one is set.</summary>
    public async Task<string?> InviteAgainAsync(string email, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        cancellationToken.ThrowIfCancellationRequested();
        if (await users.FindByEmailAsync(email) is not { } account) return null;
        string code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        account.EnrolmentHash = HashOf(code);
        account.EnrolmentEnds = clock.GetUtcNow().UtcDateTime + EnrolWithin;
        await users.UpdateAsync(account);
        return code;
    }

    /// <summary>The accounts that sign in here, in order of their addresses.</summary>
    public async Task<IReadOnlyList<Account>> LocalAsync(CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().Users.AsNoTracking().Where(account => account.Email != null).OrderBy(account => account.NormalizedEmail).ToListAsync(cancellationToken);
    }

    /// <summary>Removes an account with its passkeys, memberships and logins. Nothing happens where there is none.</summary>
    public async Task CloseAsync(string id, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().Users.Where(account => account.Id == id).ExecuteDeleteAsync(cancellationToken);
    }

    /// <returns>The id of the account with that address; null where there is none.</returns>
    public async Task<string?> IdOfEmailAsync(string email, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        cancellationToken.ThrowIfCancellationRequested();
        return (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync(email))?.Id;
    }

    /// <summary>Takes an account over: its password is set, and every session and token of before ends.</summary>
    /// <returns>The account; or null and what is wrong, nothing for a code that is not good.</returns>
    public async Task<(Account? Account, IReadOnlyList<IdentityError> Errors)> EnrolAsync(string code, string password, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var services = scope.ServiceProvider;
        if (await FindByCodeAsync(services, code, cancellationToken) is not { } account) return (null, []);
        var users = services.GetRequiredService<UserManager<Account>>();
        var judged = PasswordRules.Judge(password, account.Email);
        if (!judged.Succeeded) return (null, [.. judged.Errors]);
        // One code takes over once, also for two at the same moment: the row's stamp is compared and swapped.
        account.EnrolmentHash = null;
        account.EnrolmentEnds = null;
        account.EmailConfirmed = true;
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        var result = await users.UpdateSecurityStampAsync(account);
        if (result.Succeeded) return (account, []);
        return result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure)) ? (null, []) : (null, [.. result.Errors]);
    }

    public async Task<bool> IsEnrollableAsync(string code, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        return await FindByCodeAsync(scope.ServiceProvider, code, cancellationToken) is not null;
    }

    /// <summary>The account of somebody whom a network's provider vouches for; made at the first time.</summary>
    public async Task<Account> OfProviderAsync(ForeignLogin login, CancellationToken cancellationToken) =>
        await FindByLoginAsync(login, cancellationToken)
        ?? await MakeForLoginAsync(login, cancellationToken)
        ?? await FindByLoginAsync(login, cancellationToken)
        ?? throw new InvalidOperationException("An account could not be made.");

    /// <param name="stamp">The stamp of the account when it signed in.</param>
    /// <returns>Null where there is none, or its stamp is another since: what was given to it before counts no more.</returns>
    public async Task<Account?> FindActiveAsync(string id, string? stamp, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().Users.AsNoTracking().FirstOrDefaultAsync(account => account.Id == id && account.SecurityStamp == stamp, cancellationToken);
    }

    private async Task<Account?> FindByCodeAsync(IServiceProvider services, string code, CancellationToken cancellationToken)
    {
        string hash = HashOf(code);
        var now = clock.GetUtcNow().UtcDateTime;
        return await services.GetRequiredService<IdentityDatabase>().Users.FirstOrDefaultAsync(account => account.EnrolmentHash == hash && account.EnrolmentEnds > now, cancellationToken);
    }

    private async Task<Account?> FindByLoginAsync(ForeignLogin login, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        cancellationToken.ThrowIfCancellationRequested();
        return await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByLoginAsync(login.Provider, login.Subject);
    }

    /// <returns>Null where the same person came for the first time twice at one moment: the other account counts.</returns>
    private async Task<Account?> MakeForLoginAsync(ForeignLogin login, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().Database.BeginTransactionAsync(cancellationToken);
        // The name is random: nothing of the person is kept.
        var account = new Account { UserName = $"m-{Guid.NewGuid():N}", Created = clock.GetUtcNow().UtcDateTime };
        try
        {
            Require(await users.CreateAsync(account));
            if (!(await users.AddLoginAsync(account, new UserLoginInfo(login.Provider, login.Subject, null))).Succeeded) return null;
        }
        catch (DbUpdateException)
        {
            return null; // Whoever asks looks again, and says so where there is none.
        }

        await transaction.CommitAsync(cancellationToken);
        return account;
    }

    private static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded) throw new InvalidOperationException($"An account could not be made: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
    }
}
