using Federation.Cluster.Labels.Webhooks;
using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Loading;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Webhooks;

internal sealed class WebhookAttemptType : ObjectGraphType<WebhookAttempt>
{
    public WebhookAttemptType(ProblemCatalogue remedies)
    {
        Name = "WebhookAttempt";
        Description = "What came of sending a message.";
        Field<NonNullGraphType<BooleanGraphType>>("taken").Description("Whether the server took it.").Resolve(context => context.Source.IsTaken);
        Field<IntGraphType>("status").Description("The HTTP status of the answer; null where there was none.").Resolve(context => context.Source.Status);
        Field<StringGraphType>("code").Description("Why it was not taken, one of the codes of docs/errors.md; null where it was.").Resolve(context => context.Source.Code);
        Field<StringGraphType>("remedy")
            .Description("What to do about it; null with the code.")
            .Argument<NonNullGraphType<LanguageType>>("language", "The language of the advice.", argument => argument.DefaultValue = RemedyLanguage.English)
            .Resolve(context => context.Source.Code is { } code ? remedies.Remedy(code, null, context.Language()) : null);
    }
}
