using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Providers;

namespace Federation.Gateway.Identity.Callers;

/// <summary>What an account or a client may be, as the account store says it now: a role that was taken away counts for no token any more. Thread safe.</summary>
internal sealed class CallerGrants(GrantBook grants, MembershipBook memberships)
{
    /// <summary>A client's subject in the account store.</summary>
    public static string OfClient(string clientId) => $"client:{clientId}";

    public async Task<Caller> AccountAsync(string account, IEnumerable<string> scopes, CancellationToken cancellationToken)
    {
        // Also of who is blocked or over: they are told so where they ask for a credential.
        var members = (await memberships.OfAsync(account, cancellationToken)).Select(membership => new RoleGrant(Role.Member, NetworkId.Parse(membership.Network)));
        return new Caller(account, [.. await GrantedAsync(account, cancellationToken), .. members], scopes);
    }

    public async Task<Caller> ClientAsync(string clientId, IEnumerable<string> scopes, CancellationToken cancellationToken)
    {
        string subject = OfClient(clientId);
        return new Caller(subject, await GrantedAsync(subject, cancellationToken), scopes);
    }

    private async Task<IEnumerable<RoleGrant>> GrantedAsync(string subject, CancellationToken cancellationToken) =>
        (await grants.OfAsync(subject, cancellationToken)).Select(grant => new RoleGrant(Enum.Parse<Role>(grant.Role), grant.Network.Length == 0 ? null : NetworkId.Parse(grant.Network)));
}
