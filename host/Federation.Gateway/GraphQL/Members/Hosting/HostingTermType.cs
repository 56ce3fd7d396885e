using Federation.Cluster.Members.Hosting;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members.Hosting;

internal sealed class HostingTermType : ObjectGraphType<HostingTerm>
{
    public HostingTermType()
    {
        Name = "HostingTerm";
        Description = "What a network says of the members of another.";
        Field<StringGraphType>("networkKey").Description("The key of the other network; null for every one that is not named.").Resolve(context => context.Source.Network?.Value);
        Field<NonNullGraphType<HostingStanceType>>("stance").Description("Whether its centres host them.").Resolve(context => context.Source.Stance);
        Field<IntGraphType>("visitsPerMonth").Description("How many visits a month its centres host of them, all together; null for any number.").Resolve(context => context.Source.VisitsPerMonth);
    }
}
