using Federation.Cluster.Centres;
using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL;

internal sealed class NodeQueries : IQueryFields
{
    private const int MostNodes = 100;

    public void AddTo(QueryType query)
    {
        query.Field<NodeInterface>("node")
            .Description("Any object by its global id; null where there is none any more.")
            .Argument<NonNullGraphType<IdGraphType>>("id", "A global id, as this API gave it.")
            .Resolve(context => Load(context.GetArgument<string>("id"), context.Directory()));
        query.Field<NonNullGraphType<ListGraphType<NodeInterface>>>("nodes")
            .Description("Objects by their global ids, in the order asked; null in place of each that there is no more.")
            .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<IdGraphType>>>>("ids", $"Global ids, as this API gave them; up to {MostNodes}.")
            .Resolve(context =>
            {
                var ids = context.GetArgument<string[]>("ids");
                if (ids.Length > MostNodes) throw CodedError.BadInput($"\"ids\" has up to {MostNodes}; it had {ids.Length}.");
                var directory = context.Directory();
                object?[] found = [.. ids.Select(id => Load(id, directory))];
                return found.OfType<IDataLoaderResult>().Any() ? new Together(found) : found;
            });
    }

    /// <summary>The object, or the promise of it; null where there is none.</summary>
    private static object? Load(string text, DirectoryContext directory)
    {
        if (!GlobalId.TryParse(text, out var id)) throw Unreadable();
        return id.Type switch
        {
            GlobalId.Centre => LoadCentre(GlobalId.ReadCentre(text), directory),
            GlobalId.Network => directory.Networks.Load(GlobalId.ReadNetwork(text)),
            GlobalId.Run => directory.Runs.Load(GlobalId.ReadRun(text)),
            _ => throw Unreadable(),
        };
    }

    /// <summary>What the index does not have may be closed, or opened a moment ago: the store knows.</summary>
    private static object LoadCentre(CentreId id, DirectoryContext directory) =>
        directory.Index.PlaceOf(id) is { } place ? CentreNode.Of(place) : directory.Centres.Load(id).Select(centre => centre is null ? null : CentreNode.Of(centre));

    /// <summary>A list that is there once all that is promised in it is.</summary>
    private sealed class Together(object?[] found) : IDataLoaderResult
    {
        public async Task<object?> GetResultAsync(CancellationToken cancellationToken = default) =>
            await Task.WhenAll(found.Select(one => one is IDataLoaderResult promised ? promised.GetResultAsync(cancellationToken) : Task.FromResult(one)));
    }

    private static CodedError Unreadable() => CodedError.BadInput("\"id\" is not a global id of this API. Use ids as this API gave them.");
}
