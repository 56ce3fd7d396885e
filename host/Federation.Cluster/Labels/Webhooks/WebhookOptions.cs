namespace Federation.Cluster.Labels.Webhooks;

/// <summary>Settings of webhooks.</summary>
public sealed class WebhookOptions
{
    /// <summary>The file with the key that secrets are made from; made where there is none.</summary>
    public string KeyFile { get; set; } = "webhook-key";

    /// <summary>Addresses on this machine that webhooks may have: whatever else is told to a webhook is told over the public internet.</summary>
    public IList<Uri> OnThisMachine { get; } = [];

    internal bool MayAskThisMachine(Uri address) => OnThisMachine.Any(named => named.Authority == address.Authority);
}
