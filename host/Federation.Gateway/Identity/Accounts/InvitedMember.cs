using Federation.Cluster.Members.Passes;

namespace Federation.Gateway.Identity.Accounts;

/// <summary>What a member of a network without a provider is invited to.</summary>
/// <param name="Tier">What the member pays for, in the network's word; null for none.</param>
/// <param name="Ends">When the membership ends; null for open.</param>
internal sealed record InvitedMember(Tier? Tier, DateTimeOffset? Ends);
