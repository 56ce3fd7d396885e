using GraphQL.Types;

namespace Federation.Gateway.GraphQL;

internal sealed class QueryType : ObjectGraphType
{
    public QueryType(IEnumerable<IQueryFields> features)
    {
        Name = "Query";
        Description = "What can be asked. A query sees one version of the directory's index from start to end.";
        foreach (var feature in features) feature.AddTo(this);
    }
}
