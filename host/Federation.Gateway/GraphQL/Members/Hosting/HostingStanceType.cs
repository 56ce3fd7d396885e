using Federation.Registry.Hosting;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members.Hosting;

internal sealed class HostingStanceType : EnumerationGraphType
{
    public HostingStanceType()
    {
        Name = "HostingStance";
        Description = "How a network stands to the members of another.";
        Add("OPEN", HostingStance.Open, "Its centres decide by their own rules.");
        Add("RECIPROCAL", HostingStance.Reciprocal, "Its centres host them as long as the other network says OPEN or RECIPROCAL of its own.");
        Add("CLOSED", HostingStance.Closed, "None of its centres hosts them, whatever their rules say.");
    }
}
