using Federation.Web.Asking;

namespace Federation.Web.Console.Ordering;

/// <summary>What managers say of hosting each other's members, and of whom each centre admits.</summary>
internal static class HostingOrders
{
    public static PageQuestion<OrderAnswer> Terms { get; } = Orders.Of(
        "set-hosting-terms", "$network: ID!, $madeOn: Int!, $networks: [HostingTermInput!]!, $awayPerMonth: Int", $"setHostingTerms(network: $network, madeOn: $madeOn, networks: $networks, awayPerMonth: $awayPerMonth) {{ __typename {Orders.Refusal} }}");

    public static PageQuestion<OrderAnswer> Policy { get; } = Orders.Of("set-offline-policy", "$network: ID!, $policy: OfflinePolicy!", $"setOfflinePolicy(network: $network, policy: $policy) {{ __typename {Orders.Refusal} }}");

    public static PageQuestion<OrderAnswer> Rules { get; } = Orders.Of("set-admission-rules", "$input: AdmissionRulesInput!", $"setAdmissionRules(input: $input) {{ __typename {Orders.Refusal} }}");

    public static PageQuestion<OrderAnswer> Block { get; } = Orders.Of("block-visitor", "$centre: ID!, $visitor: String!", $"blockVisitor(centre: $centre, visitor: $visitor) {{ __typename {Orders.Refusal} }}");

    public static PageQuestion<OrderAnswer> Unblock { get; } = Orders.Of("unblock-visitor", "$centre: ID!, $visitor: String!", $"unblockVisitor(centre: $centre, visitor: $visitor) {{ __typename {Orders.Refusal} }}");

    public static IEnumerable<IPageQuestion> All => [Terms, Policy, Rules, Block, Unblock];
}
