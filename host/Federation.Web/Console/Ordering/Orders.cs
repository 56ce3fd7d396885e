using Federation.Web.Asking;

namespace Federation.Web.Console.Ordering;

/// <summary>What managers and operators can have done. Each comes with <c>$language</c>, and the field is called <c>done</c>.</summary>
internal static class Orders
{
    internal const string Refusal = "... on Refusal { code message remedy(language: $language) }";
    private const string Run = "__typename ... on RunStarted { run { id } } ... on RunUnderWay { run { id } } " + Refusal;

    public static PageQuestion<OrderAnswer> Start { get; } = Of("start-run", "$network: ID!, $whole: Boolean!", $"startRun(network: $network, whole: $whole) {{ {Run} }}");

    public static PageQuestion<OrderAnswer> Cancel { get; } = Of("cancel-run", "$network: ID!, $run: ID!", $"cancelRun(network: $network, run: $run) {{ __typename ... on RunStopping {{ run {{ id }} }} {Refusal} }}");

    public static PageQuestion<OrderAnswer> Replay { get; } = Of("replay-quarantine", "$network: ID!", $"replayQuarantine(network: $network) {{ {Run} }}");

    public static PageQuestion<OrderAnswer> Release { get; } = Of("release-removals", "$network: ID!", $"releaseRemovals(network: $network) {{ {Run} }}");

    public static PageQuestion<OrderAnswer> Undo { get; } = Of("undo-removals", "$network: ID!, $run: ID!", $"undoRemovals(network: $network, run: $run) {{ {Run} }}");

    public static PageQuestion<OrderAnswer> Accept { get; } = Of("accept-match", "$input: PairDecisionInput!", $"acceptMatch(input: $input) {{ __typename {Refusal} }}");

    public static PageQuestion<OrderAnswer> KeepApart { get; } = Of("keep-apart", "$input: PairDecisionInput!", $"keepApart(input: $input) {{ __typename {Refusal} }}");

    public static PageQuestion<OrderAnswer> Withdraw { get; } = Of("withdraw-match", "$input: PairDecisionInput!", $"withdrawMatchDecision(input: $input) {{ __typename {Refusal} }}");

    public static PageQuestion<OrderAnswer> Dismiss { get; } = Of("dismiss-suggestion", "$network: ID!, $suggestion: String!, $reason: String!", $"dismissSuggestion(network: $network, suggestion: $suggestion, reason: $reason) {{ __typename {Refusal} }}");

    public static IEnumerable<IPageQuestion> All => [Start, Cancel, Replay, Release, Undo, Accept, KeepApart, Withdraw, Dismiss, .. MemberOrders.All, .. HostingOrders.All, .. StatementOrders.All, .. WebhookOrders.All];

    internal static PageQuestion<OrderAnswer> Of(string name, string variables, string field) => new(name, $"mutation({variables}, $language: Language!) {{ done: {field} }}", ConsoleJson.Default.PageEnvelopeOrderAnswer);
}
