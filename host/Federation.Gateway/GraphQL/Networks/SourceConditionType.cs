using Federation.Cluster.Sync;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks;

internal sealed class SourceConditionType : EnumerationGraphType
{
    public SourceConditionType()
    {
        Name = "SourceCondition";
        Description = "How a network's source does.";
        Add("NEW", SourceCondition.New, "Not read yet.");
        Add("ALIVE", SourceCondition.Alive, "The last run completed.");
        Add("UNWELL", SourceCondition.Unwell, "The last run failed of something that may mend itself.");
        Add("EMPTY", SourceCondition.Empty, "It shows nothing where it showed something.");
        Add("GONE", SourceCondition.Gone, "Its address answers that there is nothing, or has not answered for days.");
        Add("CHANGED", SourceCondition.Changed, "It speaks another format, or every record of it is in quarantine.");
        Add("BLOCKED", SourceCondition.Blocked, "It keeps us out.");
        Add("MISCONFIGURED", SourceCondition.Misconfigured, "The network's settings are wrong.");
        Add("ADAPTER_BROKEN", SourceCondition.AdapterBroken, "The adapter is at fault.");
    }
}
