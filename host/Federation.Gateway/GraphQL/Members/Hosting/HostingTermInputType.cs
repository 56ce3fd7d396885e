using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members.Hosting;

internal sealed class HostingTermInputType : InputObjectGraphType<HostingTermInput>
{
    public HostingTermInputType()
    {
        Name = "HostingTermInput";
        Description = "What a network says of the members of another.";
        Field<IdGraphType>("network").Description("The key or global id of the other network; every one that is not named where absent.");
        Field<NonNullGraphType<HostingStanceType>>("stance").Description("Whether its centres host them.");
        Field<IntGraphType>("visitsPerMonth").Description("How many visits a month its centres host of them, all together; any number where absent.");
    }
}
