using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks;

internal sealed class AddNetworkInputType : InputObjectGraphType<AddNetworkInput>
{
    public AddNetworkInputType()
    {
        Name = "AddNetworkInput";
        Description = "A network to add.";
        Field<NonNullGraphType<StringGraphType>>("id").Description("The network's key for ever: 1 to 63 of a-z, 0-9 and -, not starting with -.");
        Field<NonNullGraphType<StringGraphType>>("name").Description("The organisation's name, 1 to 200 characters.");
        Field<NonNullGraphType<StringGraphType>>("adapter").Description("The id of an adapter that this host has.");
        Field<NonNullGraphType<StringGraphType>>("config").Description("The adapter's configuration: a JSON object as text. Sources in it are https addresses; paths are accepted from the command line and the networks file only.");
        Field<StringGraphType>("schedule").Description("When runs start by themselves: five fields of cron, in UTC. Runs by hand only where absent.");
        Field<ListGraphType<NonNullGraphType<StringGraphType>>>("hosts").Description("Hosts that the adapter may reach beside those that its manifest and the configuration name: \"a.example\", \"*.b.example\", or \"*\" for any public host. None where absent.");
    }
}
