using Federation.Cluster.Adapters.Catalogue;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Adapters;

internal sealed class AdapterQueries(AdapterShelf shelf) : IQueryFields
{
    public void AddTo(QueryType query) =>
        query.Field<ListGraphType<NonNullGraphType<AdapterType>>>("adapters")
            .Description("Every version of every adapter that this host has, usable or not: by id, then the one in use, then from the newest to the oldest.")
            .Argument<StringGraphType>("id", "Only those of this id.")
            .Resolve(context =>
            {
                string? id = context.GetArgument<string?>("id");
                return shelf.Current.Adapters.Where(adapter => id is null || adapter.Id == id);
            });
}
