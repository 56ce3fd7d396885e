using Federation.Cluster.Labels.Publishing;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Publishing;

internal sealed class PublishingQueries(CriteriaOffice office) : IQueryFields
{
    public void AddTo(QueryType query) => query.Field<CriteriaDryRunType>("criteriaDryRun")
        .Description("The last dry run of a text, once it has ended or failed; null before, and where there was none.")
        .Argument<NonNullGraphType<StringGraphType>>("sha256", "Of the text.")
        .ResolveAsync(async context => await office.FindAsync(context.GetArgument<string>("sha256"), context.CancellationToken) is { } ended ? new CriteriaDryRun(ended.Sha256, ended) : null);
}
