using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Federation.Cluster.Operating.Acts;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Operating;

/// <summary>Roles that accounts and clients have, and invitations that wait: when and by whom, and neither to whom nor under which address.</summary>
internal sealed class RoleActs(IServiceScopeFactory scopes) : IActTrail
{
    private const string OfTheMachine = "bootstrap";

    public async IAsyncEnumerable<StaffAct> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        foreach (var grant in await database.Grants.AsNoTracking().ToListAsync(cancellationToken))
        {
            yield return Act(StaffActKind.RoleGranted, grant.GrantedAt, grant.Role, grant.Network, grant.GrantedBy, grant.Subject);
        }

        foreach (var invitation in await database.Invitations.AsNoTracking().ToListAsync(cancellationToken))
        {
            yield return Act(StaffActKind.AccountInvited, invitation.Ends - Invitations.GoodFor, invitation.Role, invitation.Network, invitation.By, invitation.CodeHash);
        }
    }

    /// <param name="of">Tells it from others; not to be read out of its id.</param>
    private static StaffAct Act(StaffActKind kind, DateTime at, string role, string network, string? by, string of) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{kind}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{of}\n{role}\n{network}")))[..24]}"),
        At = new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)),
        Kind = kind,
        Subject = (role, network) switch { ("", _) => null, (_, "") => role, _ => $"{role} {network}" },
        Actor = by ?? OfTheMachine,
    };
}
