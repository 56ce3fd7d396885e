using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Passes;
using Federation.Gateway.Identity.Passes.Foreign;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Identity.Server;
using Federation.Gateway.Identity.Setup;

namespace Federation.Gateway.Identity.Office;

/// <summary>The accounts of a directory that has a sign-in.</summary>
internal sealed class MemberOffice(CredentialDesk credentials, TermsBook terms, ProviderBook providers, MembershipBook memberships, MemberRoster roster, Invitations invitations, IdentitySettings settings, ForeignCentres? foreign = null) : IMemberOffice
{
    public Task<CredentialOutcome> IssueCredentialAsync(string account, NetworkId? network, CentreId centre, string holderKey, CancellationToken cancellationToken) =>
        credentials.IssueAsync(account, network, centre, holderKey, cancellationToken);

    public async Task<CredentialOutcome> IssueForeignCredentialAsync(string account, NetworkId? network, string centre, string holderKey, CancellationToken cancellationToken) =>
        foreign is not null && await foreign.FindAsync(centre, cancellationToken) is { } known
            ? await credentials.IssueAsync(account, network, new VisitedCentre(new Uri(known.Id.Value), Own: null), holderKey, cancellationToken)
            : new CredentialOutcome { Refusal = new PassRefusal(PassCodes.UnknownCentre, "No chain of trust leads to a centre of that id.") };

    public async Task<OfficeAnswer> ConnectProviderAsync(ProviderTerms terms, CancellationToken cancellationToken)
    {
        if (settings.PublicUrl is not { } url) return OfficeAnswer.Refused(MembershipCodes.NotIssued, "This directory has no public URL, so no provider can send anybody back to it.");
        var callback = new Uri(url, IdentityRoutes.Callback(terms.Network));
        var (issuer, refusal) = await ProviderProbe.TryAsync(terms, callback, cancellationToken);
        refusal ??= issuer is null ? null : await providers.SaveAsync(terms, issuer, cancellationToken);
        return refusal is null ? OfficeAnswer.Done(callback.AbsoluteUri) : OfficeAnswer.Refused(refusal.Code, refusal.Message);
    }

    public Task<OfflinePolicy> OfflinePolicyAsync(NetworkId network, CancellationToken cancellationToken) => terms.OfflinePolicyAsync(network, cancellationToken);

    public async Task<OfficeAnswer> SetOfflinePolicyAsync(NetworkId network, OfflinePolicy policy, CancellationToken cancellationToken)
    {
        await terms.SetOfflinePolicyAsync(network, policy, cancellationToken);
        return OfficeAnswer.Done();
    }

    public async Task<OfficeAnswer> SetBlockedAsync(NetworkId network, string subject, bool blocked, string by, CancellationToken cancellationToken) =>
        await memberships.SetBlockedAsync(network.Value, subject, blocked, by, cancellationToken)
        || (await roster.FindAsync(network.Value, subject, cancellationToken) is { } account && await memberships.SetBlockedOfAsync(network.Value, account, blocked, by, cancellationToken))
            ? OfficeAnswer.Done()
            : OfficeAnswer.Refused(MembershipCodes.None, "Nobody of that network has signed in under this subject, and it has no member of that key.");

    public Task<IReadOnlyList<RosterEntry>> MembersAsync(NetworkId network, CancellationToken cancellationToken) => roster.ListAsync(network.Value, cancellationToken);

    public async Task<OfficeAnswer> RemoveMemberAsync(NetworkId network, string member, CancellationToken cancellationToken)
    {
        if (await roster.FindAsync(network.Value, member, cancellationToken) is not { } account) return OfficeAnswer.Refused(MembershipCodes.None, "The network has no member of that key.");
        return await roster.RemoveAsync(network.Value, account, cancellationToken)
            ? OfficeAnswer.Done()
            : OfficeAnswer.Refused(MembershipCodes.HasProvider, "The network's provider says who its members are; one of them can be blocked.");
    }

    public Task<OfficeAnswer> InviteAsync(NetworkId network, Role role, string email, string by, CancellationToken cancellationToken) =>
        LinkAsync(email, new RoleGrant(role, network), by, member: null, cancellationToken);

    public async Task<OfficeAnswer> InviteMemberAsync(NetworkId network, string email, string? tier, DateTimeOffset? ends, string by, CancellationToken cancellationToken)
    {
        if ((await providers.RefreshAsync(cancellationToken)).Any(provider => provider.Network == network.Value)) return OfficeAnswer.Refused(MembershipCodes.HasProvider, "The network's provider says who its members are.");
        Tier? paid = tier is null ? null : Tier.TryParse(tier, out var read) ? read : null;
        if (tier is not null && paid is null) return OfficeAnswer.Refused(MembershipCodes.Tier, "That is no tier.");
        return await LinkAsync(email, new RoleGrant(Role.Member, network), by, new InvitedMember(paid, ends), cancellationToken);
    }

    private async Task<OfficeAnswer> LinkAsync(string email, RoleGrant grant, string by, InvitedMember? member, CancellationToken cancellationToken)
    {
        try
        {
            string path = await invitations.InviteAsync(email, grant, by, resets: false, cancellationToken, member);
            return OfficeAnswer.Done(settings.PublicUrl is { } url ? new Uri(url, path).AbsoluteUri : path);
        }
        catch (SetupException refusal)
        {
            return OfficeAnswer.Refused(refusal.Code, refusal.Message);
        }
    }
}
