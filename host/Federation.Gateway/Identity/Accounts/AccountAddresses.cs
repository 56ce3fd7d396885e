using Federation.Cluster.Mail;
using Federation.Gateway.Identity.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Accounts;

/// <summary>The addresses of accounts that sign in here. Members whom their network's provider knows have none: nothing of them is kept. Thread safe: every call has a unit of work of its own.</summary>
internal sealed class AccountAddresses(IServiceScopeFactory scopes) : IAccountAddresses
{
    public async Task<string?> OfAsync(string account, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().Users.AsNoTracking().Where(known => known.Id == account).Select(known => known.Email).FirstOrDefaultAsync(cancellationToken);
    }
}
