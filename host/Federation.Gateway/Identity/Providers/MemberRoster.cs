using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Providers;

/// <summary>The members of a network under keys that nobody else has them by. To find one all of the network's are looked through: some ten thousand take milliseconds. Thread safe.</summary>
internal sealed class MemberRoster(IServiceScopeFactory scopes, IdentityKeys keys)
{
    private readonly PairwiseSubjects _names = new(keys);

    /// <summary>Those whom the network's present provider confirmed, or whom it invited itself; in order of their keys.</summary>
    public async Task<IReadOnlyList<RosterEntry>> ListAsync(string network, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        var rows = await MembershipBook.Counting(database).Where(row => row.Network == network)
            .Join(database.Users, row => row.AccountId, account => account.Id, (row, account) => new { Row = row, account.Email })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(found => new RosterEntry(KeyOf(network, found.Row.AccountId), Masked(found.Email), found.Row.Tier, found.Row.Ends, found.Row.ConfirmedAt, found.Row.IsBlockedByManager, found.Row.IsBlockedByProvider))
                .OrderBy(entry => entry.Key, StringComparer.Ordinal),
        ];
    }

    /// <returns>The account; null where the network has no member of that key.</returns>
    /// <param name="key">Any text at all.</param>
    public async Task<string?> FindAsync(string network, string key, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var accounts = await MembershipBook.Counting(scope.ServiceProvider.GetRequiredService<IdentityDatabase>()).Where(row => row.Network == network).Select(row => row.AccountId).ToListAsync(cancellationToken);
        return accounts.FirstOrDefault(account => KeyOf(network, account) == key);
    }

    /// <summary>Ends a membership that the network itself gave; credentials that are out are taken back with it.</summary>
    /// <returns>False where the network gave none to that account.</returns>
    public async Task<bool> RemoveAsync(string network, string account, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().Memberships
            .Where(row => row.Network == network && row.AccountId == account && row.Issuer == Membership.ByTheNetwork)
            .ExecuteDeleteAsync(cancellationToken) > 0;
    }

    // No client has a sector of that form: theirs are hosts and ids.
    private string KeyOf(string network, string account) => _names.Of($"members of {network}", account);

    private static string? Masked(string? address) => address is { Length: > 0 } && address.LastIndexOf('@') is > 0 and var at ? $"{address[0]}…{address[at..]}" : null;
}
