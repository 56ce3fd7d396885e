using Federation.Web.Asking;

namespace Federation.Web.Console.Webhooks;

/// <summary>Whom a network has told of what happens to labels.</summary>
internal static class WebhooksQuestion
{
    public static PageQuestion<WebhooksAnswer> All { get; } = new("console-webhooks", $$"""
        query Webhooks($network: ID!, $language: Language!) {
          network(id: $network) {
            {{ConsoleNetwork.Selection}}
            webhooks { key url scope state failures deliveredAt tryAt lastFailure { code status remedy(language: $language) } }
          }
        }
        """, ConsoleJson.Default.PageEnvelopeWebhooksAnswer);
}
