using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Identity.Setup;

namespace Federation.Gateway.Identity.Office;

/// <summary>What the API does to accounts. Who may is decided before. Thread safe.</summary>
internal interface IMemberOffice
{
    /// <summary>Issues a member's credential for one host centre.</summary>
    /// <param name="account">Who asks.</param>
    /// <param name="network">The home network; null for the only one.</param>
    /// <param name="holderKey">The public key of the phone, a JWK: any text at all.</param>
    Task<CredentialOutcome> IssueCredentialAsync(string account, NetworkId? network, CentreId centre, string holderKey, CancellationToken cancellationToken);

    /// <summary>The same for a centre of another directory, which has to be known by a chain of trust.</summary>
    /// <param name="centre">Its entity id: any text at all.</param>
    Task<CredentialOutcome> IssueForeignCredentialAsync(string account, NetworkId? network, string centre, string holderKey, CancellationToken cancellationToken);

    /// <summary>Tries a network's provider and takes it.</summary>
    Task<OfficeAnswer> ConnectProviderAsync(ProviderTerms terms, CancellationToken cancellationToken);

    /// <summary>Everybody who belongs to a network now, in order of their keys.</summary>
    Task<IReadOnlyList<RosterEntry>> MembersAsync(NetworkId network, CancellationToken cancellationToken);

    /// <summary>Ends the membership of somebody whom the network invited.</summary>
    /// <param name="member">The key of the roster: any text at all.</param>
    Task<OfficeAnswer> RemoveMemberAsync(NetworkId network, string member, CancellationToken cancellationToken);

    /// <summary>Blocks a member in all centres, or lets it be one again.</summary>
    /// <param name="subject">What the network's provider calls the account, or the key of the roster.</param>
    /// <param name="by">The opaque id of whoever wants it.</param>
    Task<OfficeAnswer> SetBlockedAsync(NetworkId network, string subject, bool blocked, string by, CancellationToken cancellationToken);

    /// <summary>Whether a network wants to be asked before its members are admitted.</summary>
    Task<OfflinePolicy> OfflinePolicyAsync(NetworkId network, CancellationToken cancellationToken);

    /// <summary>Says so; it counts for the credentials that are issued from then on.</summary>
    Task<OfficeAnswer> SetOfflinePolicyAsync(NetworkId network, OfflinePolicy policy, CancellationToken cancellationToken);

    /// <summary>Invites somebody to a role of a network.</summary>
    /// <param name="by">The subject that invites.</param>
    Task<OfficeAnswer> InviteAsync(NetworkId network, Role role, string email, string by, CancellationToken cancellationToken);

    /// <summary>Invites somebody to be a member of a network that has no provider.</summary>
    /// <param name="tier">The network's word for what the member pays for; null for none.</param>
    /// <param name="ends">When the membership ends; null for open.</param>
    Task<OfficeAnswer> InviteMemberAsync(NetworkId network, string email, string? tier, DateTimeOffset? ends, string by, CancellationToken cancellationToken);
}
