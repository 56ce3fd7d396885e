using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Passes;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Identity.Setup;

namespace Federation.Gateway.Identity.Office;

/// <summary>For a gateway without a sign-in: it refuses all.</summary>
internal sealed class NoMembers : IMemberOffice
{
    private const string Why = "This directory has no sign-in.";

    private static readonly Task<OfficeAnswer> Refusal = Task.FromResult(OfficeAnswer.Refused(MembershipCodes.NotIssued, Why));

    public Task<CredentialOutcome> IssueCredentialAsync(string account, NetworkId? network, CentreId centre, string holderKey, CancellationToken cancellationToken) =>
        Task.FromResult(new CredentialOutcome { Refusal = new PassRefusal(MembershipCodes.NotIssued, Why) });

    public Task<CredentialOutcome> IssueForeignCredentialAsync(string account, NetworkId? network, string centre, string holderKey, CancellationToken cancellationToken) =>
        Task.FromResult(new CredentialOutcome { Refusal = new PassRefusal(MembershipCodes.NotIssued, Why) });

    public Task<OfficeAnswer> ConnectProviderAsync(ProviderTerms terms, CancellationToken cancellationToken) => Refusal;

    public Task<OfflinePolicy> OfflinePolicyAsync(NetworkId network, CancellationToken cancellationToken) => Task.FromResult(OfflinePolicy.Never);

    public Task<OfficeAnswer> SetOfflinePolicyAsync(NetworkId network, OfflinePolicy policy, CancellationToken cancellationToken) => Refusal;

    public Task<IReadOnlyList<RosterEntry>> MembersAsync(NetworkId network, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<RosterEntry>>([]);

    public Task<OfficeAnswer> RemoveMemberAsync(NetworkId network, string member, CancellationToken cancellationToken) => Refusal;

    public Task<OfficeAnswer> SetBlockedAsync(NetworkId network, string subject, bool blocked, string by, CancellationToken cancellationToken) => Refusal;

    public Task<OfficeAnswer> InviteMemberAsync(NetworkId network, string email, string? tier, DateTimeOffset? ends, string by, CancellationToken cancellationToken) => Refusal;

    public Task<OfficeAnswer> InviteAsync(NetworkId network, Role role, string email, string by, CancellationToken cancellationToken) => Refusal;
}
