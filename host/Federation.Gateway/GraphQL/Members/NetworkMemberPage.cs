using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.Identity.Office;
using Federation.Gateway.Identity.Providers;
using Federation.Cluster.Sync;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

/// <param name="Next">Of the last member given; null on an empty page.</param>
internal sealed record NetworkMemberPage(int TotalCount, IReadOnlyList<RosterEntry> Items, string? Next, bool HasMore)
{
    public const int DefaultSize = 20;
    public const int Most = 100;

    public static async Task<NetworkMemberPage> ReadAsync(IMemberOffice office, NetworkId network, IResolveFieldContext context)
    {
        int first = context.First(DefaultSize, Most);
        string? after = context.GetArgument<string?>("after");
        var all = await office.MembersAsync(network, context.CancellationToken);
        var rest = all.Where(member => after is null || string.CompareOrdinal(member.Key, after) > 0).Take(first + 1).ToList();
        var items = rest.Take(first).ToList();
        return new NetworkMemberPage(all.Count, items, items is [.., var last] ? last.Key : null, rest.Count > first);
    }
}

internal sealed class NetworkMemberPageType : ObjectGraphType<NetworkMemberPage>
{
    public NetworkMemberPageType()
    {
        Name = "NetworkMemberPage";
        Description = "A page of a network's members, in order of their keys.";
        Field<NonNullGraphType<IntGraphType>>("totalCount").Description("How many there are on all pages.").Resolve(context => context.Source.TotalCount);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<NetworkMemberType>>>>("items").Description("The members of this page.").Resolve(context => context.Source.Items);
        Field<StringGraphType>("next").Description("For \"after\"; null on an empty page.").Resolve(context => context.Source.Next);
        Field<NonNullGraphType<BooleanGraphType>>("hasMore").Description("True when there is more after this page.").Resolve(context => context.Source.HasMore);
    }
}
