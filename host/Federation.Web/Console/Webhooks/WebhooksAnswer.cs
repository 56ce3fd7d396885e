using System.Text.Json.Serialization;

namespace Federation.Web.Console.Webhooks;

/// <summary>What <see cref="WebhooksQuestion"/> answers.</summary>
public sealed record WebhooksAnswer(WebhooksNetwork? Network) : IConsoleAnswer
{
    [JsonIgnore]
    public ConsoleNetwork? Head => Network;
}

public sealed record WebhooksNetwork : ConsoleNetwork
{
    /// <summary>Null for whoever does not manage the network.</summary>
    public IReadOnlyList<WebhookRow>? Webhooks { get; init; }
}

/// <param name="Scope">As the schema's WebhookScope.</param>
/// <param name="State">As the schema's WebhookState.</param>
/// <param name="Failures">How often the message that waits failed.</param>
/// <param name="LastFailure">Null where nothing failed since the last message that was taken.</param>
public sealed record WebhookRow(string Key, string Url, string Scope, string State, int Failures, DateTimeOffset? DeliveredAt, DateTimeOffset? TryAt, WebhookFault? LastFailure);

/// <param name="Remedy">In the reader's language.</param>
/// <param name="Status">HTTP; null where there was no answer.</param>
public sealed record WebhookFault(string? Code, string? Remedy, int? Status);
