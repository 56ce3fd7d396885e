using Federation.Cluster.Mail;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Accounts;

/// <summary>The accounts that assess, with the networks of which they are anything. Thread safe: every call has a unit of work of its own.</summary>
internal sealed class AssessorAccounts(IServiceScopeFactory scopes) : IAssessors
{
    public async Task<IReadOnlyList<AssessorAccount>> AllAsync(CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        // A client of the directory has a grant of its own, and no mailbox.
        var accounts = database.Grants.Where(grant => grant.Role == nameof(Role.Assessor) && database.Users.Any(account => account.Id == grant.Subject)).Select(grant => grant.Subject).Distinct();
        var granted = await database.Grants.AsNoTracking().Where(grant => accounts.Contains(grant.Subject) && grant.Network != "").Select(grant => new { Account = grant.Subject, grant.Network }).ToListAsync(cancellationToken);
        var joined = await database.Memberships.AsNoTracking().Where(membership => accounts.Contains(membership.AccountId)).Select(membership => new { Account = membership.AccountId, membership.Network }).ToListAsync(cancellationToken);
        return [.. granted.Concat(joined).GroupBy(known => known.Account, StringComparer.Ordinal).OrderBy(of => of.Key, StringComparer.Ordinal).Select(of => new AssessorAccount(of.Key, [.. of.Select(known => NetworkId.Parse(known.Network)).Distinct()]))];
    }
}
