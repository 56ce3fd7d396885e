namespace Federation.Cluster.Labels.Webhooks;

/// <summary>Why a webhook is refused, or a message could not be delivered.</summary>
public static class WebhookCodes
{
    /// <summary>The address is none of https on the public internet.</summary>
    public const string RefusedAddress = "webhook.refused-address";

    /// <summary>The network has as many as it may.</summary>
    public const string TooMany = "webhook.too-many";

    /// <summary>There is no such webhook of the network.</summary>
    public const string Unknown = "webhook.unknown";

    /// <summary>This host has no public address, and so no log of labels to tell of.</summary>
    public const string NoLog = "webhook.no-log";

    /// <summary>The key that secrets are made from is lost, or cannot be used.</summary>
    public const string KeyUnusable = "webhook.key";

    /// <summary>The server answered with something that is no success.</summary>
    public const string NotTaken = "webhook.not-taken";

    /// <summary>The server did not answer in time.</summary>
    public const string Slow = "webhook.slow";

    /// <summary>The server could not be reached.</summary>
    public const string Unreachable = "webhook.unreachable";
}
