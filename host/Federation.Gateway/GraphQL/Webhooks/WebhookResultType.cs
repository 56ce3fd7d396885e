using Federation.Cluster.Labels.Webhooks;
using Federation.Gateway.GraphQL.Results;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Webhooks;

/// <param name="Webhook">After it.</param>
internal sealed record WebhookSet(Webhook Webhook, string? Secret, WebhookAttempt? Attempt);

internal sealed class WebhookResultType : ResultType<WebhookSetType>
{
    public WebhookResultType()
        : base("WebhookResult", "What became of something that was to happen to a webhook.")
    {
        Or<RefusedType>();
        Or<NotFoundType>();
    }
}

internal sealed class WebhookSetType : ObjectGraphType<WebhookSet>
{
    public WebhookSetType()
    {
        Name = "WebhookSet";
        Description = "It happened.";
        Field<NonNullGraphType<WebhookType>>("webhook").Description("The webhook after it; as it was, where it was removed.").Resolve(context => context.Source.Webhook);
        Field<StringGraphType>("secret").Description("Where it was added or its secret renewed: whsec_ and base64, for any library of Standard Webhooks. It is told this once.").Resolve(context => context.Source.Secret);
        Field<WebhookAttemptType>("test").Description("What came of a test; null for anything else.").Resolve(context => context.Source.Attempt);
    }
}
