using Federation.Cluster.Centres.Licences;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class ObligationType : EnumerationGraphType
{
    public ObligationType()
    {
        Name = "Obligation";
        Description = "Whether a licence asks for something of whoever hands its data on.";
        Add("NONE", Obligation.None, "It does not.");
        Add("UNKNOWN", Obligation.Unknown, "Nobody knows: treat it as if it did.");
        Add("REQUIRED", Obligation.Required, "It does.");
    }
}
