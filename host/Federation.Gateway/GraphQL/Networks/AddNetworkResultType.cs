using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Results;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks;

internal sealed class AddNetworkResultType : ResultType<NetworkAddedType>
{
    public AddNetworkResultType()
        : base("AddNetworkResult", "What became of a network to add.")
    {
        Or<InvalidInputType>();
        Or<NetworkExistsType>();
    }
}

internal sealed class NetworkAddedType : ObjectGraphType<NetworkAdded>
{
    public NetworkAddedType()
    {
        Name = "NetworkAdded";
        Description = "A network was added, or was there already as it was asked for.";
        Field<NonNullGraphType<NetworkType>>("network").Description("The network.").Resolve(context => context.Source.Network);
    }
}

internal sealed class NetworkExistsType : RefusalType<NetworkExists>
{
    public NetworkExistsType(ProblemCatalogue remedies)
        : base(remedies, "NetworkExists", "A network of that id is there already, with other settings.") =>
        Field<NonNullGraphType<NetworkType>>("network").Description("The network that has the id, as it is.").Resolve(context => context.Source.Network);
}
