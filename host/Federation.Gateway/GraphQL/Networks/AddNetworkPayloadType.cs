using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks;

internal sealed class AddNetworkPayloadType : ObjectGraphType<AddNetworkPayload>
{
    public AddNetworkPayloadType()
    {
        Name = "AddNetworkPayload";
        Description = "What became of a network to add.";
        Field<NetworkType>("network").Description("The new network; null when there are errors.").Resolve(context => context.Source.Network);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<UserErrorType>>>>("errors").Description("Everything that was wrong; empty when the network was added.").Resolve(context => context.Source.Errors);
    }
}
