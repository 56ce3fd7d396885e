using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks;

internal sealed class QuarantineQueries(SyncArchive archive) : IQueryFields
{
    private const int DefaultSize = 20;
    private const int MostRecords = 100;

    public void AddTo(QueryType query)
    {
        query.Field<ListGraphType<NonNullGraphType<QuarantineGroupType>>>("quarantineGroups")
            .Description("The quarantine of a network by code, the largest group first. Null for an unknown network.")
            .Argument<NonNullGraphType<IdGraphType>>("network", "The network's key or global id.")
            .ResolveAsync(async context =>
            {
                var network = GlobalId.ReadNetwork(context.GetArgument<string>("network"));
                if (!await IsKnownAsync(network, context.CancellationToken)) return null;
                return await QuarantineGroup.OfAsync(archive.QuarantineAsync(network, context.CancellationToken), context.CancellationToken);
            });
        query.Field<QuarantinePageType>("quarantine")
            .Description("Records of a network that could not become listings, in a stable order. Null for an unknown network.")
            .Argument<NonNullGraphType<IdGraphType>>("network", "The network's key or global id.")
            .Argument<IntGraphType>("first", $"How many; 0 to {MostRecords}, {DefaultSize} by default.")
            .Argument<StringGraphType>("after", "Only what comes after this cursor.")
            .ResolveAsync(async context =>
            {
                var network = GlobalId.ReadNetwork(context.GetArgument<string>("network"));
                int first = context.First(DefaultSize, MostRecords);
                if (!await IsKnownAsync(network, context.CancellationToken)) return null;
                var rows = await archive.QuarantineRowsAsync(network, After(context, network), context.CancellationToken).Take(first + 1).ToListAsync(context.CancellationToken);
                return new QuarantinePage([.. rows.Take(first).Select(row => row.Record)], first == 0 || rows.Count == 0 ? null : rows[..Math.Min(first, rows.Count)][^1].Id, rows.Count > first);
            });
    }

    private async Task<bool> IsKnownAsync(NetworkId network, CancellationToken cancellationToken) => (await archive.NetworksAsync(cancellationToken)).Any(known => known.Id == network);

    private static string? After(IResolveFieldContext context, NetworkId network)
    {
        string? text = context.GetArgument<string?>("after");
        if (text is null) return null;
        bool own = GlobalId.TryParse(text, out var id) && id.Type == GlobalId.Quarantine && id.Key.StartsWith($"{network}/", StringComparison.Ordinal);
        return own ? id.Key : throw CodedError.BadInput("\"after\" is not a cursor of this network's quarantine. Use \"next\" as it came.");
    }
}
