using Federation.Cluster.Members.Passes;

namespace Federation.Gateway.GraphQL.Members;

/// <param name="Address">Where a provider has to send people back.</param>
internal sealed record ProviderConnected(string Address);

/// <param name="Address">The link by which whoever opens it takes the role.</param>
internal sealed record Invited(string Address);

/// <param name="IsBlocked">Whether the member gets no credentials now.</param>
internal sealed record MemberSet(bool IsBlocked);

/// <param name="Member">The key that the member had.</param>
internal sealed record MemberRemoved(string Member);

/// <param name="Policy">Whether the network wants to be asked.</param>
internal sealed record OfflinePolicySet(OfflinePolicy Policy);

/// <param name="Credential">A JWT.</param>
/// <param name="Expires">From this moment on it counts no more.</param>
internal sealed record CredentialIssued(string Credential, DateTimeOffset Expires);
