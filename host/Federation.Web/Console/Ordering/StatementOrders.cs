using Federation.Web.Asking;

namespace Federation.Web.Console.Ordering;

/// <summary>What managers say of a line of a statement.</summary>
internal static class StatementOrders
{
    private const string Line = "$network: ID!, $statement: String!, $centre: String!, $tier: String!, $visitorDays: Int, $visits: Int";
    private const string Given = "network: $network, statement: $statement, centre: $centre, tier: $tier, visitorDays: $visitorDays, visits: $visits";

    public static PageQuestion<OrderAnswer> Dispute { get; } = Orders.Of("dispute-visits", Line + ", $reason: DisputeReason!", $"disputeVisits({Given}, reason: $reason) {{ __typename {Orders.Refusal} }}");

    public static PageQuestion<OrderAnswer> Answer { get; } = Orders.Of("answer-dispute", Line, $"answerVisitDispute({Given}) {{ __typename {Orders.Refusal} }}");

    public static IEnumerable<IPageQuestion> All => [Dispute, Answer];
}
