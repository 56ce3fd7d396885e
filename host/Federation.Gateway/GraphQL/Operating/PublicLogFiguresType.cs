using Federation.Cluster.Labels.Webhooks;
using Federation.Cluster.Operating;
using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Loading;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Operating;

internal sealed class PublicLogFiguresType : ObjectGraphType<LogView>
{
    public PublicLogFiguresType(ProblemCatalogue remedies)
    {
        Name = "PublicLogFigures";
        Description = "The public log of labels, and who is told of it.";
        Field<NonNullGraphType<StringGraphType>>("origin").Description("Which log it is.").Resolve(context => context.Source.Figures.Origin);
        Field<NonNullGraphType<FloatGraphType>>("size").Description("How many entries it has, in whole numbers.").Resolve(context => (double)context.Source.Figures.Size);
        Field<StringGraphType>("root").Description("The hash over all of them, in base64, as the checkpoint of this moment says it: a checkpoint is signed whenever somebody asks. Null with a problem.").Resolve(context => context.Source.Figures.Root is { } root ? Convert.ToBase64String(root.Span) : null);
        Field<DateTimeScalar>("lastAt").Description("When the newest entry that has a time was made; null for none.").Resolve(context => context.Source.Figures.LastAt);
        Field<StringGraphType>("problem").Description("Why no checkpoint can be signed, as a code; null where it can.").Resolve(context => context.Source.Figures.Problem);
        Field<StringGraphType>("remedy")
            .Description("What to do about it; null where nothing is to be done.")
            .Argument<NonNullGraphType<LanguageType>>("language", "The language of the advice.", argument => argument.DefaultValue = RemedyLanguage.English)
            .Resolve(context => context.Source.Figures.Problem is { } code ? remedies.Remedy(code, kind: null, context.Language()) : null);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<LogWitnessType>>>>("witnesses").Description("Who signs that nothing was taken back, in the order in which they were named.").Resolve(context => context.Source.Figures.Witnesses);
        Field<NonNullGraphType<IntGraphType>>("webhooks").Description("How many webhooks are told of it, of all networks.").Resolve(context => context.Source.Webhooks.Count);
        Field<NonNullGraphType<IntGraphType>>("stoppedWebhooks").Description("How many of them are stopped, for their server takes nothing.").Resolve(context => context.Source.Webhooks.Count(webhook => webhook.State == WebhookState.Stopped));
        Field<NonNullGraphType<FloatGraphType>>("webhooksBehind")
            .Description("By how many entries the last of those that are not stopped is behind, in whole numbers.")
            .Resolve(context => (double)context.Source.Webhooks.Where(webhook => webhook.State == WebhookState.Active).Select(webhook => Math.Max(0, context.Source.Figures.Size - webhook.Next)).DefaultIfEmpty().Max());
    }
}

internal sealed class LogWitnessType : ObjectGraphType<WitnessFigures>
{
    public LogWitnessType()
    {
        Name = "LogWitness";
        Description = "A witness of the public log.";
        Field<NonNullGraphType<StringGraphType>>("name").Description("The name of its key.").Resolve(context => context.Source.Name);
        Field<FloatGraphType>("size").Description("How many entries the log had that it signed last, in whole numbers; null where it has signed nothing.").Resolve(context => (double?)context.Source.Size);
    }
}
