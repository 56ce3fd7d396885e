using Federation.Gateway.Identity.Access;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class NetworkRoleType : EnumerationGraphType
{
    public NetworkRoleType()
    {
        Name = "NetworkRole";
        Description = "What somebody may be invited to by a network.";
        Add("CENTRE_STAFF", Role.CentreStaff, "Works at the doors of the network's centres.");
        Add("NETWORK_MANAGER", Role.NetworkManager, "Runs the network here, and is staff by that.");
    }
}
