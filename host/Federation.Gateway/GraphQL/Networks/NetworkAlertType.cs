using Federation.Cluster.Problems;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Runs;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks;

internal sealed class NetworkAlertType : ObjectGraphType<NetworkAlert>
{
    public NetworkAlertType(ProblemCatalogue remedies)
    {
        Name = "NetworkAlert";
        Description = "Something of a network that waits for a person.";
        Field<NetworkType>("network").Description("The network.").Resolve(context => context.Directory().Networks.Load(context.Source.Network));
        Field<NonNullGraphType<StringGraphType>>("code").Description("Stable and dotted, for example removals.held.").Resolve(context => context.Source.Code);
        Field<NonNullGraphType<DateTimeScalar>>("since").Description("When it was first so, as far as its last runs tell.").Resolve(context => context.Source.Since);
        Field<NonNullGraphType<StringGraphType>>("message").Description("What, in English.").Resolve(context => context.Source.Message);
        this.AddRemedy(remedies, alert => alert.Code);
    }
}
