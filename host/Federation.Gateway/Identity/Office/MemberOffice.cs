using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Passes;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Identity.Server;
using Federation.Gateway.Identity.Setup;

namespace Federation.Gateway.Identity.Office;

/// <summary>The accounts of a directory that has a sign-in.</summary>
internal sealed class MemberOffice(CredentialDesk credentials, ProviderBook providers, MembershipBook memberships, Invitations invitations, IdentitySettings settings) : IMemberOffice
{
    public Task<CredentialOutcome> IssueCredentialAsync(string account, NetworkId? network, CentreId centre, string holderKey, CancellationToken cancellationToken) =>
        credentials.IssueAsync(account, network, centre, holderKey, cancellationToken);

    public async Task<OfficeAnswer> ConnectProviderAsync(ProviderTerms terms, CancellationToken cancellationToken)
    {
        if (settings.PublicUrl is not { } url) return OfficeAnswer.Refused(MembershipCodes.NotIssued, "This directory has no public URL, so no provider can send anybody back to it.");
        var callback = new Uri(url, IdentityRoutes.Callback(terms.Network));
        var (issuer, refusal) = await ProviderProbe.TryAsync(terms, callback, cancellationToken);
        refusal ??= issuer is null ? null : await providers.SaveAsync(terms, issuer, cancellationToken);
        return refusal is null ? OfficeAnswer.Done(callback.AbsoluteUri) : OfficeAnswer.Refused(refusal.Code, refusal.Message);
    }

    public async Task<OfficeAnswer> SetBlockedAsync(NetworkId network, string subject, bool blocked, CancellationToken cancellationToken) =>
        await memberships.SetBlockedAsync(network.Value, subject, blocked, cancellationToken)
            ? OfficeAnswer.Done()
            : OfficeAnswer.Refused(MembershipCodes.None, "Nobody of that network has signed in under this subject.");

    public async Task<OfficeAnswer> InviteAsync(NetworkId network, Role role, string email, string by, CancellationToken cancellationToken)
    {
        try
        {
            string path = await invitations.InviteAsync(email, new RoleGrant(role, network), by, resets: false, cancellationToken);
            return OfficeAnswer.Done(settings.PublicUrl is { } url ? new Uri(url, path).AbsoluteUri : path);
        }
        catch (SetupException refusal)
        {
            return OfficeAnswer.Refused(refusal.Code, refusal.Message);
        }
    }
}
