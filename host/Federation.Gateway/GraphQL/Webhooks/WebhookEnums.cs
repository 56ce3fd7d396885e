using Federation.Cluster.Labels.Webhooks;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Webhooks;

internal sealed class WebhookScopeType : EnumerationGraphType
{
    public WebhookScopeType()
    {
        Name = "WebhookScope";
        Description = "Which labels a webhook is told of.";
        Add("LISTED", WebhookScope.Listed, "Those of centres that its network lists when it is told.");
        Add("ALL", WebhookScope.All, "All: labels are public.");
    }
}

internal sealed class WebhookStateType : EnumerationGraphType
{
    public WebhookStateType()
    {
        Name = "WebhookState";
        Description = "Whether anything is sent to a webhook.";
        Add("ACTIVE", WebhookState.Active, "It is told of what happens.");
        Add("STOPPED", WebhookState.Stopped, "A message failed for three days, or the server said that the address is gone. What it was not told waits until it is resumed.");
    }
}
