using Federation.Cluster.Sync;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Runs;

internal sealed class RunPurposeType : EnumerationGraphType
{
    public RunPurposeType()
    {
        Name = "RunPurpose";
        Description = "What a run is for.";
        Add("SYNC", RunPurpose.Sync, "It reads the source.");
        Add("RELEASE_REMOVALS", RunPurpose.ReleaseRemovals, "It lets go of the listings that were held back for a person's word.");
        Add("UNDO_REMOVALS", RunPurpose.UndoRemovals, "It takes back what another run removed.");
        Add("REPLAY_QUARANTINE", RunPurpose.ReplayQuarantine, "It maps the quarantine again, without the source.");
    }
}
