using Federation.Cluster.Sync;

namespace Federation.Cluster.Labels.Webhooks;

/// <inheritdoc cref="IWebhookDeskGrain"/>
internal sealed class WebhookDeskGrain(WebhookArchive archive, TimeProvider clock) : Grain, IWebhookDeskGrain
{
    public async Task<WebhookAnswer> Add(string url, WebhookScope scope)
    {
        var network = NetworkId.Parse(this.GetPrimaryKeyString());
        if (await archive.OfAsync(network, CancellationToken.None).CountAsync() >= Webhook.MostOfNetwork) return WebhookAnswer.Refused(WebhookCodes.TooMany, $"The network has {Webhook.MostOfNetwork} webhooks.");
        return await GrainFactory.GetGrain<IWebhookGrain>(WebhookId.New(network, clock).ToString()).Add(url, scope);
    }
}
