using Federation.Web.Asking;
using Federation.Web.Console.Ordering;

namespace Federation.Web.Console.Webhooks;

/// <summary>Reads the forms of the page of webhooks. Pure.</summary>
internal static class WebhookForms
{
    /// <summary>As the schema's WebhookScope.</summary>
    public static IReadOnlyList<string> Scopes { get; } = ["LISTED", "ALL"];

    /// <summary>The id of the field that a refusal is about; null for the whole form.</summary>
    public static string? FieldOf(string? code) => code == "webhook.refused-address" ? "url" : null;

    /// <returns>The order with its variables; null for an unknown form.</returns>
    public static (PageQuestion<OrderAnswer>? Order, Dictionary<string, object?> Variables) Read(TypedForm form) => form.Do switch
    {
        "add" when Scopes.Contains(form["scope"]) => (WebhookOrders.Add, new() { ["url"] = form["url"].Trim(), ["scope"] = form["scope"] }),
        "test" => (WebhookOrders.Test, OfOne(form)),
        "resume" => (WebhookOrders.Resume, OfOne(form)),
        "renew" => (WebhookOrders.Renew, OfOne(form)),
        "remove" => (WebhookOrders.Remove, OfOne(form)),
        _ => (null, []),
    };

    private static Dictionary<string, object?> OfOne(TypedForm form) => new() { ["webhook"] = form["webhook"] };
}
