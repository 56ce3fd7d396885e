namespace Federation.Gateway.GraphQL;

/// <summary>A feature's fields at the root of queries.</summary>
internal interface IQueryFields
{
    void AddTo(QueryType query);
}
