using Federation.Gateway.GraphQL.Labels;
using Federation.Gateway.GraphQL.Results;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Publishing;

internal sealed class CriteriaDryRunResultType : ResultType<CriteriaDryRunType>
{
    public CriteriaDryRunResultType()
        : base("CriteriaDryRunResult", "What became of a dry run.")
    {
        Or<InvalidInputType>();
        Or<RefusedType>();
    }
}

internal sealed class CriteriaPublicationResultType : ResultType<CriteriaPublishedType>
{
    public CriteriaPublicationResultType()
        : base("CriteriaPublicationResult", "What became of a publication.") =>
        Or<RefusedType>();
}

internal sealed record CriteriaPublished(PublishedView Published);

internal sealed class CriteriaPublishedType : ObjectGraphType<CriteriaPublished>
{
    public CriteriaPublishedType()
    {
        Name = "CriteriaPublished";
        Description = "A version of the criteria was published.";
        Field<NonNullGraphType<PublishedCriteriaType>>("published").Description("The version, and from when it is in force.").Resolve(context => context.Source.Published);
    }
}
