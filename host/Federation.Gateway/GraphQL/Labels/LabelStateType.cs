using Federation.Registry.Labels;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class LabelStateType : EnumerationGraphType
{
    public LabelStateType()
    {
        Name = "LabelState";
        Description = "Where a label stands.";
        Add("AWARDED", LabelState.Awarded, "The centre holds it.");
        Add("SUSPENDED", LabelState.Suspended, "It does not count for now; it can be reinstated.");
        Add("EXPIRED", LabelState.Expired, "Its time is over.");
        Add("REVOKED", LabelState.Revoked, "It was taken away for good. The centre can only be awarded another one.");
    }
}
