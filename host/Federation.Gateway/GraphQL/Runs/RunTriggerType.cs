using Federation.Cluster.Sync;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Runs;

internal sealed class RunTriggerType : EnumerationGraphType
{
    public RunTriggerType()
    {
        Name = "RunTrigger";
        Description = "Who asked for a run.";
        Add("PERSON", RunTrigger.Person, "A person.");
        Add("SCHEDULE", RunTrigger.Schedule, "The network's schedule.");
        Add("START", RunTrigger.Start, "The host when it started.");
        Add("PUSH", RunTrigger.Push, "The network: it sent its listing by itself.");
        Add("RETRY", RunTrigger.Retry, "The host: a run before it failed of something that may mend itself.");
    }
}
