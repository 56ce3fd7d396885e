using Federation.Cluster.Members.Admissions;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class AdmissionVerdictType : EnumerationGraphType
{
    public AdmissionVerdictType()
    {
        Name = "AdmissionVerdict";
        Description = "The answer at a door.";
        Add("ALLOWED", AdmissionVerdict.Allowed, "Come in.");
        Add("BLOCKED", AdmissionVerdict.Blocked, "The centre does not admit this visitor.");
        Add("EXPIRED", AdmissionVerdict.Expired, "The credential counts no more.");
        Add("NO_CREDIT", AdmissionVerdict.NoCredit, "The days of this month are used up.");
        Add("NOT_ALLOWED", AdmissionVerdict.NotAllowed, "Anything else: the code tells.");
    }
}
