using Federation.Cluster.Members.Passes;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class OfflinePolicyType : EnumerationGraphType
{
    public OfflinePolicyType()
    {
        Name = "OfflinePolicy";
        Description = "Whether a home network wants to be asked before one of its members is admitted.";
        Add("ALWAYS", OfflinePolicy.Always, "Nobody asks, also where one could: a credential that was given counts for its day.");
        Add("ALLOWED", OfflinePolicy.Allowed, "What the network said within the day is enough.");
        Add("ALLOWED_OFFLINE", OfflinePolicy.AllowedOffline, "Ask; where nobody answers, or the door has no network, it decides alone.");
        Add("NEVER", OfflinePolicy.Never, "Ask; where nobody answers, or the door has no network, nobody is admitted. This is so until the network says otherwise.");
    }
}
