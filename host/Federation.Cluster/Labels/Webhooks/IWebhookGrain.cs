using System.Diagnostics.CodeAnalysis;

namespace Federation.Cluster.Labels.Webhooks;

/// <summary>One webhook, and the only one that sends to it. Its key is its <see cref="WebhookId"/> as text. Whether somebody may ask for anything is for the caller to have seen to.</summary>
[Alias("IWebhookGrain")]
public interface IWebhookGrain : IGrainWithStringKey
{
    /// <summary>Adds it. It is told of what happens from now on.</summary>
    [Alias("Add")]
    Task<WebhookAnswer> Add(string url, WebhookScope scope);

    [Alias("Remove")]
    Task<WebhookAnswer> Remove();

    /// <summary>Gives it another secret; for a day messages are signed with both.</summary>
    [Alias("Renew")]
    Task<WebhookAnswer> Renew();

    /// <summary>Has it tried again at once, from where it is.</summary>
    [Alias("Resume")]
    Task<WebhookAnswer> Resume();

    /// <summary>Sends a message that tells of nothing, and says what came of it. It changes nothing.</summary>
    [Alias("Test")]
    Task<WebhookAnswer> Test();

    /// <summary>Sends what is due, for some seconds.</summary>
    /// <returns>Whether there is more to send at once.</returns>
    [Alias("Deliver")]
    Task<bool> Deliver();
}

/// <summary>What came of it.</summary>
[GenerateSerializer, Immutable, Alias("webhook-answer")]
public sealed record WebhookAnswer
{
    /// <summary>After it, and what it was where it was removed; null where it was refused.</summary>
    [Id(0)]
    public Webhook? Webhook { get; init; }

    /// <summary>Where it was added or renewed; else null. It is told this once.</summary>
    [Id(1)]
    public string? Secret { get; init; }

    /// <summary>Of a test; else null.</summary>
    [Id(2)]
    public WebhookAttempt? Attempt { get; init; }

    /// <summary>One of <see cref="WebhookCodes"/>; null where it was done.</summary>
    [Id(3)]
    public string? Code { get; init; }

    /// <summary>In English; null with the code.</summary>
    [Id(4)]
    public string? Message { get; init; }

    [MemberNotNullWhen(true, nameof(Code), nameof(Message))]
    [MemberNotNullWhen(false, nameof(Webhook))]
    public bool IsRefused => Code is not null;

    internal static WebhookAnswer Refused(string code, string message) => new() { Code = code, Message = message };
}
