using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Federating;

/// <summary>As <see cref="Federation.Cluster.Federating.EntityOrder"/>, from outside.</summary>
internal sealed record NetworkEntityInput(string Network, string Entity, string Keys, IReadOnlyList<string>? Permitted, bool? Joined);

internal sealed class NetworkEntityInputType : InputObjectGraphType<NetworkEntityInput>
{
    public NetworkEntityInputType()
    {
        Name = "NetworkEntityInput";
        Description = "The entity as which a network speaks for itself in the federation.";
        Field<NonNullGraphType<IdGraphType>>("network").Description("The key of the network.");
        Field<NonNullGraphType<StringGraphType>>("entity").Description("The entity id: an https address in lower case without query and fragment.");
        Field<NonNullGraphType<StringGraphType>>("keys").Description("The network's public keys of the federation: a JSON Web Key Set, as text.");
        Field<BooleanGraphType>("joined").Description("Whether this directory is registered there as well, so that its centres are known there; false where absent.");
        Field<ListGraphType<NonNullGraphType<StringGraphType>>>("permitted").Description("Hosts beside the network's own below which its entities may be: up to 20 names, each with a dot before it for all below that.");
    }
}
