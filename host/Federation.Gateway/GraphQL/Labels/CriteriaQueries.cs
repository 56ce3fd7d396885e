using Federation.Registry.Criteria;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class CriteriaQueries : IQueryFields
{
    public void AddTo(QueryType query) =>
        query.Field<NonNullGraphType<CriteriaType>>("criteria").Description("The label's criteria, in the newest version: what each level asks for.").Resolve(_ => CriteriaSet.Current);
}
