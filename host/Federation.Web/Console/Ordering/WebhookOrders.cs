using Federation.Web.Asking;

namespace Federation.Web.Console.Ordering;

/// <summary>What managers do about the webhooks of their network.</summary>
internal static class WebhookOrders
{
    private const string Done = "__typename ... on WebhookSet { secret test { taken status code remedy(language: $language) } } " + Orders.Refusal;

    public static PageQuestion<OrderAnswer> Add { get; } = Orders.Of("add-webhook", "$network: ID!, $url: String!, $scope: WebhookScope!", $"addWebhook(network: $network, url: $url, scope: $scope) {{ {Done} }}");

    public static PageQuestion<OrderAnswer> Test { get; } = OfOne("test");

    public static PageQuestion<OrderAnswer> Resume { get; } = OfOne("resume");

    public static PageQuestion<OrderAnswer> Remove { get; } = OfOne("remove");

    public static PageQuestion<OrderAnswer> Renew { get; } = Orders.Of("renew-webhook-secret", "$network: ID!, $webhook: String!", $"renewWebhookSecret(network: $network, webhook: $webhook) {{ {Done} }}");

    public static IEnumerable<IPageQuestion> All => [Add, Test, Resume, Remove, Renew];

    private static PageQuestion<OrderAnswer> OfOne(string step) => Orders.Of($"{step}-webhook", "$network: ID!, $webhook: String!", $"{step}Webhook(network: $network, webhook: $webhook) {{ {Done} }}");
}
