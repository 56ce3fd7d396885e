using GraphQL.Types;

namespace Federation.Gateway.GraphQL;

internal sealed class SubscriptionType : ObjectGraphType
{
    public SubscriptionType(IEnumerable<ISubscriptionFields> features)
    {
        Name = "Subscription";
        Description = "What can be followed as it happens, over WebSocket or server-sent events. What is told can be asked for at once.";
        foreach (var feature in features) feature.AddTo(this);
    }
}
