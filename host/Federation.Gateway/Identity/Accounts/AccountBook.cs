using Federation.Gateway.Identity.Logout;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Identity.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Accounts;

/// <summary>The accounts: finds them, makes those of networks' members, closes. Thread safe: every call has a unit of work of its own.</summary>
internal sealed class AccountBook(IServiceScopeFactory scopes, SessionEndings endings, TimeProvider clock)
{
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
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        await database.Users.Where(account => account.Id == id).ExecuteDeleteAsync(cancellationToken);
        await endings.OfAccountAsync(id, CancellationToken.None);
        await database.ForgetAsync(cancellationToken);
    }

    /// <returns>The id of the account with that address; null where there is none.</returns>
    public async Task<string?> IdOfEmailAsync(string email, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        cancellationToken.ThrowIfCancellationRequested();
        return (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync(email))?.Id;
    }

    /// <summary>The account of somebody whom a network's provider vouches for; made at the first time.</summary>
    public async Task<Account> OfProviderAsync(ForeignLogin login, CancellationToken cancellationToken) =>
        await FindByLoginAsync(login, cancellationToken)
        ?? await MakeForLoginAsync(login, cancellationToken)
        ?? await FindByLoginAsync(login, cancellationToken)
        ?? throw new InvalidOperationException("An account could not be made.");

    /// <returns>The id of the account of somebody whom a network's provider vouches for; null where there is none.</returns>
    public async Task<string?> IdOfLoginAsync(ForeignLogin login, CancellationToken cancellationToken) => (await FindByLoginAsync(login, cancellationToken))?.Id;

    /// <param name="stamp">The stamp of the account when it signed in.</param>
    /// <returns>Null where there is none, or its stamp is another since: what was given to it before counts no more.</returns>
    public async Task<Account?> FindActiveAsync(string id, string? stamp, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().Users.AsNoTracking().FirstOrDefaultAsync(account => account.Id == id && account.SecurityStamp == stamp, cancellationToken);
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

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded) throw new InvalidOperationException($"An account could not be made: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
    }
}
