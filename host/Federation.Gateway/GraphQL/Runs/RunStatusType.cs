using Federation.Cluster.Sync;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Runs;

internal sealed class RunStatusType : EnumerationGraphType
{
    public RunStatusType()
    {
        Name = "RunStatus";
        Description = "Where a run stands.";
        Add("RUNNING", RunStatus.Running, "Under way.");
        Add("COMPLETED", RunStatus.Completed, "Read to the end of the source, or told by its server that nothing changed.");
        Add("FAILED", RunStatus.Failed, "Ended before the end of the source; what was read stays.");
        Add("CANCELLED", RunStatus.Cancelled, "A person stopped it.");
        Add("INTERRUPTED", RunStatus.Interrupted, "The host stopped while it ran. The next run goes on after the last page stored where the source allows it, else starts anew.");
    }
}
