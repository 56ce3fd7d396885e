using Federation.Registry.Criteria.Versions;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

/// <summary>A published version, as seen at one moment.</summary>
internal sealed record PublishedView(PublishedCriteria Published, bool IsInForce);

internal sealed class PublishedCriteriaType : ObjectGraphType<PublishedView>
{
    public PublishedCriteriaType()
    {
        Name = "PublishedCriteria";
        Description = "A version of the criteria, and since when it counts. What was awarded under it stays awarded under it.";
        Field<NonNullGraphType<StringGraphType>>("version").Description("Major and minor, for example 1.0.").Resolve(context => context.Source.Published.Criteria.Version);
        Field<DateTimeScalar>("from").Description("From then on it is the one for new applications and awards by hand, until the next one is; null for the first, which always was.").Resolve(context => context.Source.Published.From is var from && from == DateTimeOffset.MinValue ? null : from);
        Field<NonNullGraphType<BooleanGraphType>>("inForce").Description("Whether it is the one now.").Resolve(context => context.Source.IsInForce);
        Field<NonNullGraphType<StringGraphType>>("sha256").Description("Of its file's text in UTF-8, in lower hexadecimal digits; of all but the first it stands in the public log.").Resolve(context => context.Source.Published.Sha256);
        Field<NonNullGraphType<CriteriaType>>("criteria").Description("What it asks for.").Resolve(context => context.Source.Published.Criteria);
    }
}
