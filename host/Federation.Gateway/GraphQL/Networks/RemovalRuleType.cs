using Federation.Cluster.Sync;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks;

internal sealed class RemovalRuleType : ObjectGraphType<RemovalRule>
{
    public RemovalRuleType()
    {
        Name = "RemovalRule";
        Description = "When a listing that its source no longer shows is removed.";
        Field<NonNullGraphType<IntGraphType>>("runs").Description("How many complete readings in a row must have missed it.").Resolve(context => context.Source.Runs);
        Field<NonNullGraphType<IntGraphType>>("hours").Description("How long the first of them must lie back, in hours.").Resolve(context => context.Source.Hours);
        Field<NonNullGraphType<FloatGraphType>>("mostShare").Description("Where more than this share of the network's listings would go at once, a person decides.").Resolve(context => context.Source.MostShare);
    }
}
