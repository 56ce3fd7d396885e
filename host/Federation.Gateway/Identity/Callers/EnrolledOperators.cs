using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Callers;

/// <summary>Asks the account store.</summary>
internal sealed class EnrolledOperators(IServiceScopeFactory scopes) : IOperators
{
    public async ValueTask<bool> AnyAsync(CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        return await database.Grants.AnyAsync(grant => grant.Role == nameof(Role.Operator) && database.Users.Any(account => account.Id == grant.Subject), cancellationToken);
    }
}
