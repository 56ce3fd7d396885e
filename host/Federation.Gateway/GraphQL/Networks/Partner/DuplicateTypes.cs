using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Matching;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks.Partner;

internal sealed class DuplicateConnectionType : ObjectGraphType<DuplicateConnection>
{
    public DuplicateConnectionType()
    {
        Name = "DuplicateConnection";
        Description = "A page of pairs of listings that may be one place, or were decided to be one, or none.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<DuplicatePairType>>>>("nodes").Description("The pairs of this page.").Resolve(context => context.Source.Nodes);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<DuplicateEdgeType>>>>("edges").Description("The pairs of this page with their place in the list.").Resolve(context => context.Source.Nodes);
        Field<NonNullGraphType<PageInfoType>>("pageInfo").Description("How to go on.").Resolve(context => context.Source);
        Field<NonNullGraphType<IntGraphType>>("totalCount").Description("How many there are on all pages.").Resolve(context => context.Source.TotalCount);
    }
}

internal sealed class DuplicateEdgeType : ObjectGraphType<DuplicatePair>
{
    public DuplicateEdgeType()
    {
        Name = "DuplicateEdge";
        Description = "A pair and its place in the list.";
        Field<NonNullGraphType<StringGraphType>>("cursor").Description("For \"after\", also when the pair itself is gone by then.").Resolve(context => DuplicateConnection.CursorOf(context.Source));
        Field<NonNullGraphType<DuplicatePairType>>("node").Description("The pair.").Resolve(context => context.Source);
    }
}

internal sealed class DuplicatePairType : ObjectGraphType<DuplicatePair>
{
    public DuplicatePairType(CentreIndex index)
    {
        Name = "DuplicatePair";
        Description = "Two listings, one of the network, that may be one place.";
        Field<NonNullGraphType<DuplicateStateType>>("state").Description("Whether it waits for a person, or what a person decided.").Resolve(context => context.Source.State);
        Field<NonNullGraphType<DateTimeScalar>>("at").Description("Since when it waits, or when it was decided.").Resolve(context => context.Source.At);
        Field<MatchQuestionType>("question").Description("Why a person is asked; null once it is decided.").Resolve(context => context.Source.Question);
        Field<FloatGraphType>("score").Description("When it was asked: the logarithm of the odds that both are of one place. Null where none was, and once it is decided.").Resolve(context => context.Source.Score);
        Field<NonNullGraphType<MatchedListingType>>("one").Description("The listing whose key sorts first.").Resolve(context => Of(context.Source.Pair.One));
        Field<NonNullGraphType<MatchedListingType>>("other").Description("The other one.").Resolve(context => Of(context.Source.Pair.Other));
        Field<JudgedPairType>("judged").Description("What the two come to as they are now, with everything that was compared; null where one of them is gone.").Resolve(context => context.Directory().Judged.Load(context.Source.Pair));

        MatchedListing Of(ListingKey key) => new(key, index.CentreOf(key));
    }
}

internal sealed class DuplicateStateType : EnumerationGraphType
{
    public DuplicateStateType()
    {
        Name = "DuplicateState";
        Description = "Where a pair of listings stands.";
        Add("WAITING", DuplicateState.Waiting, "A person should look at it.");
        Add("SAME", DuplicateState.Same, "A person decided that they are one place.");
        Add("APART", DuplicateState.Apart, "A person decided that they are two.");
    }
}
