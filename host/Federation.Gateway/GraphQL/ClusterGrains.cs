using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Labels.Assessments.Control;
using Federation.Cluster.Labels.Reviews;
using Federation.Cluster.Labels.Webhooks;
using Federation.Cluster.Matching;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Hosting;
using Federation.Cluster.Members.Visits.Statements;
using Federation.Cluster.Suggestions;
using Federation.Cluster.Sync;

namespace Federation.Gateway.GraphQL;

/// <summary>The cluster's own grains.</summary>
internal sealed class ClusterGrains(IGrainFactory grains) : IDirectoryGrains
{
    public ICentreGrain Centre(CentreId id) => grains.GetGrain<ICentreGrain>(id.Value);

    public INetworkGrain Network(NetworkId id) => grains.GetGrain<INetworkGrain>(id.Value);

    public ILabelGrain Label(CentreId id) => grains.GetGrain<ILabelGrain>(id.Value);

    public IDoorGrain Door(CentreId centre) => grains.GetGrain<IDoorGrain>(centre.Value);

    public IHostingGrain Hosting(NetworkId network) => grains.GetGrain<IHostingGrain>(network.Value);

    public IMatchingGrain Matching() => grains.GetGrain<IMatchingGrain>(IMatchingGrain.Key);

    public IAssessmentGrain Assessments(CentreId centre) => grains.GetGrain<IAssessmentGrain>(centre.Value);

    public IControlGrain Control(CentreId centre) => grains.GetGrain<IControlGrain>(centre.Value);

    public IReviewGrain Reviews() => grains.GetGrain<IReviewGrain>(IReviewGrain.TheOnly);

    public IClearingGrain Clearing() => grains.GetGrain<IClearingGrain>(IClearingGrain.TheOnly);

    public ISuggestionGrain Suggestions(NetworkId network) => grains.GetGrain<ISuggestionGrain>(network.Value);

    public IWebhookGrain Webhook(WebhookId id) => grains.GetGrain<IWebhookGrain>(id.ToString());

    public IWebhookDeskGrain WebhookDesk(NetworkId network) => grains.GetGrain<IWebhookDeskGrain>(network.Value);
}
