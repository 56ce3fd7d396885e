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

/// <summary>The grains that the API talks to. Thread safe.</summary>
internal interface IDirectoryGrains
{
    ICentreGrain Centre(CentreId id);

    INetworkGrain Network(NetworkId id);

    ILabelGrain Label(CentreId id);

    IDoorGrain Door(CentreId centre);

    IHostingGrain Hosting(NetworkId network);

    IMatchingGrain Matching();

    IAssessmentGrain Assessments(CentreId centre);

    IControlGrain Control(CentreId centre);

    IReviewGrain Reviews();

    IClearingGrain Clearing();

    ISuggestionGrain Suggestions(NetworkId network);

    IWebhookGrain Webhook(WebhookId id);

    IWebhookDeskGrain WebhookDesk(NetworkId network);
}
