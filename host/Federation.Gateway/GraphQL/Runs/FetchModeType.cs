using Federation.Contracts;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Runs;

internal sealed class FetchModeType : EnumerationGraphType
{
    public FetchModeType()
    {
        Name = "FetchMode";
        Description = "How much of a source a run reads.";
        Add("FULL", FetchMode.Full, "Everything: what is missing at its end is missing from the source.");
        Add("INCREMENTAL", FetchMode.Incremental, "What changed since a run before it: 0 new is no fault, and nothing is found missing.");
    }
}
