using System.Security.Cryptography;
using Federation.Cluster.Members.Passes.Status;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Identity.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Passes;

/// <summary>Which credentials are out, and whether the memberships behind them still hold. Thread safe.</summary>
internal sealed class CredentialBook(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>A list that is half full refuses one of 65,536.</summary>
    private const int MostDraws = 16;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>How many living ones an account may have: one for each centre of a day, and each phone, is far fewer.</summary>
    public const int MostOfAccount = 200;

    /// <summary>Draws a place for a new credential and writes down whose it is.</summary>
    /// <returns>The place, or the code of why there is none: the account has too many, or sixteen places that were drawn are all taken.</returns>
    public async Task<(int? Index, string? Code)> EnterAsync(string account, string network, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (await LivingOfAsync(account, cancellationToken) >= MostOfAccount) return (null, MembershipCodes.TooManyCredentials);
        for (int draw = 0; draw < MostDraws; draw++)
        {
            using var scope = scopes.CreateScope();
            var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
            int index = RandomNumberGenerator.GetInt32(StatusList.Places);
            await database.Credentials.Where(row => row.StatusIndex == index && row.Until < Now).ExecuteDeleteAsync(cancellationToken);
            if (await database.Credentials.AnyAsync(row => row.StatusIndex == index, cancellationToken)) continue;
            database.Credentials.Add(new IssuedCredential { StatusIndex = index, AccountId = account, Network = network, Until = until.UtcDateTime });
            try
            {
                await database.SaveChangesAsync(cancellationToken);
                return (index, null);
            }
            catch (DbUpdateException) when (draw + 1 < MostDraws)
            {
                // Somebody drew the same place in the same moment.
            }
        }

        return (null, MembershipCodes.ListFull);
    }

    /// <summary>Gives a place back that no credential was issued for.</summary>
    public async Task LeaveAsync(int index, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().Credentials.Where(row => row.StatusIndex == index).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Whether the credential of a place still counts. One that is not known does not.</summary>
    public async Task<bool> IsGoodAsync(int index, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        return await Good(scope.ServiceProvider.GetRequiredService<IdentityDatabase>()).AnyAsync(row => row.StatusIndex == index, cancellationToken);
    }

    /// <summary>The places of all that count no more before their time.</summary>
    public async Task<IReadOnlyList<int>> WithdrawnAsync(CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        return await database.Credentials.AsNoTracking().Where(row => row.Until > Now).Select(row => row.StatusIndex).Except(Good(database).Select(row => row.StatusIndex)).ToListAsync(cancellationToken);
    }

    private async Task<int> LivingOfAsync(string account, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().Credentials.CountAsync(row => row.AccountId == account && row.Until > Now, cancellationToken);
    }

    private IQueryable<IssuedCredential> Good(IdentityDatabase database) => database.Credentials.AsNoTracking().Where(row => row.Until > Now && MembershipBook.Counting(database).Any(member =>
        member.AccountId == row.AccountId && member.Network == row.Network && !member.IsBlockedByManager && !member.IsBlockedByProvider && (member.Ends == null || member.Ends > Now)));
}
