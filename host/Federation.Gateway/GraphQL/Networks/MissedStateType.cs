using Federation.Cluster.Sync;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks;

internal sealed class MissedStateType : EnumerationGraphType
{
    public MissedStateType()
    {
        Name = "MissedState";
        Description = "What becomes of a listing that its source no longer shows.";
        Add("MISSED", MissedState.Missed, "Not for long enough yet.");
        Add("DUE", MissedState.Due, "The next complete run removes it, unless too many would go: then a person decides.");
        Add("REMOVED", MissedState.Removed, $"It no longer speaks for its centre; for {RemovalRule.UndoTime.Days} days a person can take that back.");
    }
}
