using System.Buffers.Text;
using System.Text;
using Federation.Cluster.Matching;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;

namespace Federation.Gateway.GraphQL.Networks.Partner;

/// <summary>A page of pairs of listings, after the Relay connection specification.</summary>
internal sealed record DuplicateConnection(IReadOnlyList<DuplicatePair> Nodes, int TotalCount, bool HasNextPage, bool HasPreviousPage) : IPage
{
    public const int DefaultSize = 20, Most = 50;

    public string? StartCursor => Nodes.Count == 0 ? null : CursorOf(Nodes[0]);

    public string? EndCursor => Nodes.Count == 0 ? null : CursorOf(Nodes[^1]);

    public static string CursorOf(DuplicatePair pair) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(pair.Place));

    /// <exception cref="CodedError">The arguments of the field are not as described.</exception>
    public static async Task<DuplicateConnection> ReadAsync(MatchingArchive archive, NetworkId network, IResolveFieldContext context)
    {
        int first = context.First(DefaultSize, Most);
        var state = context.GetArgument<DuplicateState?>("state");
        var after = context.GetArgument<string?>("after") is { } text ? Read(text) ?? throw CodedError.BadInput("\"after\" is not a cursor of these pairs. Use endCursor or an edge's cursor as it came.") : null;
        var pairs = new List<DuplicatePair>();
        if (state is null or DuplicateState.Waiting) pairs.AddRange((await archive.ReviewsAsync(network, context.CancellationToken)).Select(DuplicatePair.Of));
        if (state is not DuplicateState.Waiting)
        {
            await foreach (var decision in archive.DecisionsAsync(context.CancellationToken))
            {
                if (decision.Pair.One.Network == network || decision.Pair.Other.Network == network) pairs.Add(DuplicatePair.Of(decision));
            }
        }

        pairs.RemoveAll(pair => state is { } wanted && pair.State != wanted);
        pairs.Sort(DuplicatePair.InOrder);
        int skipped = after is null ? 0 : pairs.FindIndex(pair => DuplicatePair.InOrder.Compare(pair, after) > 0) is >= 0 and var found ? found : pairs.Count;
        var page = pairs.GetRange(skipped, Math.Min(first, pairs.Count - skipped));
        return new DuplicateConnection(page, pairs.Count, skipped + page.Count < pairs.Count, skipped > 0);
    }

    private static DuplicatePair? Read(string cursor) => Base64Url.IsValid(cursor) ? DuplicatePair.In(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor))) : null;
}
