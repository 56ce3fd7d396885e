using Federation.Cluster.Labels.Webhooks;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Webhooks;

internal sealed class WebhookType : ObjectGraphType<Webhook>
{
    public WebhookType()
    {
        Name = "Webhook";
        Description = "An address that is told of what happens to labels.";
        Field<NonNullGraphType<StringGraphType>>("key").Description("Names it among those of its network.").Resolve(context => context.Source.Id.Key);
        Field<NonNullGraphType<StringGraphType>>("url").Description("Where messages are sent.").Resolve(context => context.Source.Url);
        Field<NonNullGraphType<WebhookScopeType>>("scope").Description("Which labels it is told of.").Resolve(context => context.Source.Scope);
        Field<NonNullGraphType<WebhookStateType>>("state").Description("Whether anything is sent.").Resolve(context => context.Source.State);
        Field<NonNullGraphType<DateTimeScalar>>("addedAt").Description("When it was added.").Resolve(context => context.Source.AddedAt);
        Field<DateTimeScalar>("deliveredAt").Description("When it took a message last; null for never.").Resolve(context => context.Source.DeliveredAt);
        Field<NonNullGraphType<IntGraphType>>("failures").Description("How often the message that waits failed.").Resolve(context => context.Source.Failures);
        Field<WebhookAttemptType>("lastFailure").Description("Why it failed last; null where nothing failed since the last message that was taken.")
            .Resolve(context => context.Source.Failure is null ? null : new WebhookAttempt(context.Source.Failure, context.Source.FailureStatus, null));
        Field<DateTimeScalar>("tryAt").Description("When it is tried next; null for at once, and where it is stopped.").Resolve(context => context.Source.TryAt);
    }
}
