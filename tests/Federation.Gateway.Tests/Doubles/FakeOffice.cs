using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Office;
using Federation.Gateway.Identity.Passes;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Identity.Setup;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>An office of members in memory, for networks without a provider.</summary>
internal sealed class FakeOffice : IMemberOffice
{
    public List<RosterEntry> Members { get; } = [];

    public OfflinePolicy Policy { get; private set; } = OfflinePolicy.Never;

    /// <summary>The last invitation, with its role; null where there was none.</summary>
    public (string Email, Role Role, string? Tier, DateTimeOffset? Ends)? Invited { get; private set; }

    public static RosterEntry Entry(char letter) => new(new string(letter, 43), $"{letter}…@person.example", "flex", null, GatewayHost.Now.UtcDateTime, IsBlocked: false, IsRefused: false);

    public Task<CredentialOutcome> IssueCredentialAsync(string account, NetworkId? network, CentreId centre, string holderKey, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<CredentialOutcome> IssueForeignCredentialAsync(string account, NetworkId? network, string centre, string holderKey, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<OfficeAnswer> ConnectProviderAsync(ProviderTerms terms, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<RosterEntry>> MembersAsync(NetworkId network, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<RosterEntry>>([.. Members]);

    public Task<OfficeAnswer> RemoveMemberAsync(NetworkId network, string member, CancellationToken cancellationToken) =>
        Task.FromResult(Members.RemoveAll(entry => entry.Key == member) > 0 ? OfficeAnswer.Done() : OfficeAnswer.Refused(MembershipCodes.None, "Nobody."));

    public Task<OfficeAnswer> SetBlockedAsync(NetworkId network, string subject, bool blocked, string by, CancellationToken cancellationToken)
    {
        int at = Members.FindIndex(entry => entry.Key == subject);
        if (at < 0) return Task.FromResult(OfficeAnswer.Refused(MembershipCodes.None, "Nobody."));
        Members[at] = Members[at] with { IsBlocked = blocked };
        return Task.FromResult(OfficeAnswer.Done());
    }

    public Task<OfflinePolicy> OfflinePolicyAsync(NetworkId network, CancellationToken cancellationToken) => Task.FromResult(Policy);

    public Task<OfficeAnswer> SetOfflinePolicyAsync(NetworkId network, OfflinePolicy policy, CancellationToken cancellationToken)
    {
        Policy = policy;
        return Task.FromResult(OfficeAnswer.Done());
    }

    public Task<OfficeAnswer> InviteAsync(NetworkId network, Role role, string email, string by, CancellationToken cancellationToken) => InviteAsync(email, role, null, null);

    public Task<OfficeAnswer> InviteMemberAsync(NetworkId network, string email, string? tier, DateTimeOffset? ends, string by, CancellationToken cancellationToken) => InviteAsync(email, Role.Member, tier, ends);

    private Task<OfficeAnswer> InviteAsync(string email, Role role, string? tier, DateTimeOffset? ends)
    {
        if (!email.Contains('@', StringComparison.Ordinal)) return Task.FromResult(OfficeAnswer.Refused("identity.account", "That is no e-mail address."));
        Invited = (email, role, tier, ends);
        return Task.FromResult(OfficeAnswer.Done("https://directory.example/account/enrol?code=once"));
    }
}
