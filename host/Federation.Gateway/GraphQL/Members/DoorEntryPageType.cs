using Federation.Cluster.Members.Doors.Trail;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class DoorEntryPageType : ObjectGraphType<DoorEntryPage>
{
    public DoorEntryPageType()
    {
        Name = "DoorEntryPage";
        Description = "A page of what a door answered, oldest first.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<DoorEntryType>>>>("items").Description("The entries of this page.").Resolve(context => context.Source.Items);
        Field<StringGraphType>("next").Description("For \"after\"; null on an empty page.").Resolve(context => context.Source.Next);
        Field<NonNullGraphType<BooleanGraphType>>("hasMore").Description("True when there is more after this page.").Resolve(context => context.Source.HasMore);
    }
}

/// <param name="Next">The number of the last entry given; null on an empty page.</param>
internal sealed record DoorEntryPage(IReadOnlyList<DoorEntry> Items, string? Next, bool HasMore);
