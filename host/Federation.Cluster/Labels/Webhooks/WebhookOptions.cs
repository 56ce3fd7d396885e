using Federation.Cluster.Adapters.Fetching;

namespace Federation.Cluster.Labels.Webhooks;

/// <summary>Settings of webhooks.</summary>
public sealed class WebhookOptions
{
    /// <summary>The file with the key that secrets are made from; made where there is none.</summary>
    public string KeyFile { get; set; } = "webhook-key";

    /// <summary>Addresses on this machine that webhooks may have: whatever else is told to a webhook is told over the public internet.</summary>
    public IList<Uri> OnThisMachine { get; } = [];

    /// <summary>Whether it is an address that can be among them: http or https at <c>localhost</c>, <c>127.0.0.1</c> or <c>::1</c>.</summary>
    public static bool IsOnThisMachine(Uri address) => address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && HostName.IsLoopback(address);

    internal bool MayAskThisMachine(Uri address) => OnThisMachine.Contains(address);
}
