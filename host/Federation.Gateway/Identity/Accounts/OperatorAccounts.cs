using Federation.Cluster.Mail;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Accounts;

/// <summary>The accounts that operate. Thread safe: every call has a unit of work of its own.</summary>
internal sealed class OperatorAccounts(IServiceScopeFactory scopes) : IOperatorAccounts
{
    public async Task<IReadOnlyList<string>> AllAsync(CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        // A client of the directory has a grant of its own, and no mailbox.
        return await database.Grants.Where(grant => grant.Role == nameof(Role.Operator) && database.Users.Any(account => account.Id == grant.Subject)).Select(grant => grant.Subject).Distinct().OrderBy(account => account).ToListAsync(cancellationToken);
    }
}
