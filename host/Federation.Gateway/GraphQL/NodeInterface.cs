using GraphQL.Types;

namespace Federation.Gateway.GraphQL;

internal sealed class NodeInterface : InterfaceGraphType
{
    public NodeInterface()
    {
        Name = "Node";
        Description = "Anything that has a global id and can be asked for again by it.";
        Field<NonNullGraphType<IdGraphType>>("id").Description("The global id: opaque, stable, never reused.");
    }
}
