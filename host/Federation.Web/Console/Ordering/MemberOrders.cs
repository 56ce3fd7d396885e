using Federation.Web.Asking;

namespace Federation.Web.Console.Ordering;

/// <summary>What managers do about the members of their network.</summary>
internal static class MemberOrders
{
    public static PageQuestion<OrderAnswer> InviteMember { get; } = Orders.Of("invite-member", "$network: ID!, $email: String!, $tier: String, $ends: DateTime", $"inviteMember(network: $network, email: $email, tier: $tier, ends: $ends) {{ __typename ... on Invited {{ address }} {Orders.Refusal} }}");

    public static PageQuestion<OrderAnswer> InviteAccount { get; } = Orders.Of("invite-account", "$network: ID!, $email: String!, $role: NetworkRole!", $"inviteAccount(network: $network, email: $email, role: $role) {{ __typename ... on Invited {{ address }} {Orders.Refusal} }}");

    public static PageQuestion<OrderAnswer> Block { get; } = Orders.Of("block-member", "$network: ID!, $member: String!", $"blockMember(network: $network, subject: $member) {{ __typename {Orders.Refusal} }}");

    public static PageQuestion<OrderAnswer> Unblock { get; } = Orders.Of("unblock-member", "$network: ID!, $member: String!", $"unblockMember(network: $network, subject: $member) {{ __typename {Orders.Refusal} }}");

    public static PageQuestion<OrderAnswer> Remove { get; } = Orders.Of("remove-member", "$network: ID!, $member: String!", $"removeMember(network: $network, member: $member) {{ __typename {Orders.Refusal} }}");

    public static IEnumerable<IPageQuestion> All => [InviteMember, InviteAccount, Block, Unblock, Remove];
}
