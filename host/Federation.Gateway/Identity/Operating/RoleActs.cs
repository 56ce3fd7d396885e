using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Federation.Cluster.Operating.Acts;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Operating;

/// <summary>Roles that accounts and clients have, invitations that wait, and members whom their network blocks: when and by whom, and neither to whom nor under which address.</summary>
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

        // A host of before that was written down lifts a block and leaves the time.
        foreach (var member in await database.Memberships.AsNoTracking().Where(member => member.IsBlockedByManager && member.BlockedAt != null).ToListAsync(cancellationToken))
        {
            var at = new DateTimeOffset(DateTime.SpecifyKind(member.BlockedAt.GetValueOrDefault(), DateTimeKind.Utc));
            yield return new StaffAct { Id = $"member-block/{member.Network}/{at.UtcTicks:D19}", At = at, Kind = StaffActKind.MemberBlocked, Subject = member.Network, Actor = member.BlockedBy };
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
