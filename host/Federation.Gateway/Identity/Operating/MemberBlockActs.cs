using System.Runtime.CompilerServices;
using Federation.Cluster.Operating.Acts;
using Federation.Gateway.Identity.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Operating;

/// <summary>Members whom their network blocks: when, by whom and of which network, and never whom.</summary>
internal sealed class MemberBlockActs(IServiceScopeFactory scopes) : IActTrail
{
    public async IAsyncEnumerable<StaffAct> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        // A host of before that was written down lifts a block and leaves the time.
        foreach (var member in await database.Memberships.AsNoTracking().Where(member => member.IsBlockedByManager && member.BlockedAt != null).ToListAsync(cancellationToken))
        {
            var at = new DateTimeOffset(DateTime.SpecifyKind(member.BlockedAt.GetValueOrDefault(), DateTimeKind.Utc));
            yield return new StaffAct { Id = $"member-block/{member.Network}/{at.UtcTicks:D19}", At = at, Kind = StaffActKind.MemberBlocked, Subject = member.Network, Actor = member.BlockedBy };
        }
    }
}
