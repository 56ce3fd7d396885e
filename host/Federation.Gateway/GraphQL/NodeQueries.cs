using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL;

internal sealed class NodeQueries : IQueryFields
{
    public void AddTo(QueryType query) =>
        query.Field<NodeInterface>("node")
            .Description("Any object by its global id; null where there is none any more.")
            .Argument<NonNullGraphType<IdGraphType>>("id", "A global id, as this API gave it.")
            .Resolve(context => Load(context.GetArgument<string>("id"), context.Directory()));

    private static object? Load(string text, DirectoryContext directory) =>
        !GlobalId.TryParse(text, out var id) ? throw Unreadable() : id.Type switch
        {
            GlobalId.Centre => directory.Centres.Load(GlobalId.ReadCentre(text)).Select(centre => centre is null ? null : CentreNode.Of(centre)),
            GlobalId.Network => directory.Networks.Load(GlobalId.ReadNetwork(text)),
            GlobalId.Run => directory.Runs.Load(GlobalId.ReadRun(text)),
            _ => throw Unreadable(),
        };

    private static CodedError Unreadable() => CodedError.BadInput("\"id\" is not a global id of this API. Use ids as this API gave them.");
}
