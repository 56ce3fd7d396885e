namespace Federation.Gateway.GraphQL;

/// <summary>A feature's fields at the root of subscriptions.</summary>
internal interface ISubscriptionFields
{
    void AddTo(SubscriptionType subscription);
}
