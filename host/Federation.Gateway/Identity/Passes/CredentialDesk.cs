using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Identity.Store;

namespace Federation.Gateway.Identity.Passes;

/// <summary>
/// Issues credentials to members of networks whose own provider speaks plain OpenID Connect: it knows the account, looks the membership up, and gives the centre nothing but a pseudonym. Thread safe.
/// </summary>
internal sealed class CredentialDesk(MembershipBook memberships, ProviderBook providers, IdentityKeys keys, IdentitySettings settings, CredentialIssuer issuer, TimeProvider clock)
{
    /// <summary>For how long a network's word of a membership without an end counts: who left meanwhile is met at the next sign-in.</summary>
    public static readonly TimeSpan ConfirmedFor = TimeSpan.FromDays(30);

    /// <summary>What a member has whose network names no tier.</summary>
    private static readonly Tier Plain = Tier.Parse("member");

    public async Task<CredentialOutcome> IssueAsync(string account, NetworkId? network, CentreId centre, string holderKey, CancellationToken cancellationToken)
    {
        if (settings.PublicUrl is null) return Refused(MembershipCodes.NotIssued, "This directory has no public URL, and so issues no credentials.");
        var known = await memberships.OfAsync(account, cancellationToken);
        var now = clock.GetUtcNow();
        if (known.Where(row => network is null || row.Network == network.Value.Value).ToList() is not [var membership]) return Refused(MembershipCodes.None, "The account is not a member of that one network.");
        if (membership.IsBlockedByManager || membership.IsBlockedByProvider) return Refused(MembershipCodes.Blocked, "The home network blocks this member.");
        if (now.UtcDateTime - membership.ConfirmedAt > ConfirmedFor) return Refused(MembershipCodes.Stale, $"The network last confirmed the membership more than {ConfirmedFor.TotalDays:0} days ago.");
        return issuer.Issue(Order(membership, account, centre, holderKey), now);
    }

    private CredentialOrder Order(Membership membership, string account, CentreId centre, string holderKey) => new()
    {
        Centre = centre,
        Subject = Pseudonym.Of(keys.Current.Pairwise, account, centre),
        HomeNetwork = NetworkId.Parse(membership.Network),
        Tier = Tier.TryParse(membership.Tier, out var tier) ? tier : Plain,
        LabelLevel = providers.Current.FirstOrDefault(provider => provider.Network == membership.Network)?.LabelLevel,
        OfflinePolicy = OfflinePolicy.Never, // Doors without a network come later.
        HolderKey = holderKey,
        MembershipEnds = membership.Ends is { } ends ? new DateTimeOffset(DateTime.SpecifyKind(ends, DateTimeKind.Utc)) : null,
    };

    private static CredentialOutcome Refused(string code, string message) => new() { Refusal = new PassRefusal(code, message) };
}
