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
internal sealed class CredentialDesk(MembershipBook memberships, ProviderBook providers, TermsBook terms, CredentialBook issued, IdentityKeys keys, IdentitySettings settings, CredentialIssuer issuer, TimeProvider clock)
{
    /// <summary>For how long a provider's word of a membership counts: who left meanwhile is met at the next sign-in.</summary>
    public static readonly TimeSpan ConfirmedFor = TimeSpan.FromDays(30);

    /// <summary>What a member has whose network names no tier.</summary>
    private static readonly Tier Plain = Tier.Parse("member");

    /// <summary>For a centre of this directory.</summary>
    public Task<CredentialOutcome> IssueAsync(string account, NetworkId? network, CentreId centre, string holderKey, CancellationToken cancellationToken) => settings.PublicUrl is { } url
        ? IssueAsync(account, network, new VisitedCentre(new Uri(PassAudience.Of(url, centre)), centre), holderKey, cancellationToken)
        : Task.FromResult(Refused(MembershipCodes.NotIssued, "This directory has no public URL, and so issues no credentials."));

    public async Task<CredentialOutcome> IssueAsync(string account, NetworkId? network, VisitedCentre centre, string holderKey, CancellationToken cancellationToken)
    {
        var known = await memberships.OfAsync(account, cancellationToken);
        var now = clock.GetUtcNow();
        if (known.Where(row => network is null || row.Network == network.Value.Value).ToList() is not [var membership]) return Refused(MembershipCodes.None, "The account is not a member of that one network.");
        if (membership.IsBlockedByManager || membership.IsBlockedByProvider) return Refused(MembershipCodes.Blocked, "The home network blocks this member.");
        if (membership.Issuer != Membership.ByTheNetwork && now.UtcDateTime - membership.ConfirmedAt > ConfirmedFor) return Refused(MembershipCodes.Stale, $"The network last confirmed the membership more than {ConfirmedFor.TotalDays:0} days ago.");
        var (place, code) = await issued.EnterAsync(account, membership.Network, now + CredentialIssuer.MostLifetime, cancellationToken);
        if (place is not { } index) return Refused(code ?? MembershipCodes.ListFull, "There is no place for another credential.");
        var outcome = issuer.Issue(await OrderAsync(membership, account, centre, holderKey, index, cancellationToken), now);
        if (outcome.Credential is null) await issued.LeaveAsync(index, cancellationToken);
        return outcome;
    }

    private async Task<CredentialOrder> OrderAsync(Membership membership, string account, VisitedCentre centre, string holderKey, int index, CancellationToken cancellationToken)
    {
        var home = NetworkId.Parse(membership.Network);
        return new CredentialOrder
        {
            Audience = centre.Audience.AbsoluteUri,
            Subject = centre.Own is { } own ? Pseudonym.Of(keys.Current.Pairwise, account, own) : Pseudonym.OfForeign(keys.Current.Pairwise, account, centre.Audience),
            HomeNetwork = home,
            Tier = Tier.TryParse(membership.Tier, out var tier) ? tier : Plain,
            LabelLevel = providers.Current.FirstOrDefault(provider => provider.Network == membership.Network)?.LabelLevel,
            OfflinePolicy = await terms.OfflinePolicyAsync(home, cancellationToken),
            StatusIndex = index,
            HolderKey = holderKey,
            MembershipEnds = membership.Ends is { } ends ? new DateTimeOffset(DateTime.SpecifyKind(ends, DateTimeKind.Utc)) : null,
        };
    }

    private static CredentialOutcome Refused(string code, string message) => new() { Refusal = new PassRefusal(code, message) };
}
