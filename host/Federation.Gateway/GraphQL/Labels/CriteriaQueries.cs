using Federation.Cluster.Labels.Publishing;
using Federation.Gateway.GraphQL.Errors;
using Federation.Registry.Criteria;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class CriteriaQueries(CriteriaArchive archive, TimeProvider clock) : IQueryFields
{
    public void AddTo(QueryType query)
    {
        query.Field<NonNullGraphType<CriteriaType>>("criteria")
            .Description("A version of the label's criteria: what each level asks for.")
            .Argument<StringGraphType>("version", "For example 1.0; the one in force where left out.")
            .ResolveAsync(async context => await FindAsync(context));
        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<PublishedCriteriaType>>>>("criteriaVersions")
            .Description("Every version of the criteria that was published, oldest first. The last may not be in force yet.")
            .ResolveAsync(async context =>
            {
                var versions = await archive.ReadAsync(context.CancellationToken);
                var inForce = versions.At(clock.GetUtcNow());
                return versions.All.Select(published => new PublishedView(published, ReferenceEquals(published.Criteria, inForce)));
            });
    }

    /// <exception cref="CodedError">No such version was published.</exception>
    private async Task<CriteriaSet> FindAsync(IResolveFieldContext context)
    {
        var versions = await archive.ReadAsync(context.CancellationToken);
        return context.GetArgument<string?>("version") is not { } version
            ? versions.At(clock.GetUtcNow())
            : versions.Find(version)?.Criteria ?? throw CodedError.BadInput($"No version of the criteria was published under this name; there are {string.Join(", ", versions.All.Select(published => published.Criteria.Version))}.");
    }
}
