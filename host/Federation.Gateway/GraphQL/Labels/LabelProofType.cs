using Federation.Cluster.Labels;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class LabelProofType : EnumerationGraphType
{
    public LabelProofType()
    {
        Name = "LabelProof";
        Description = "What was found of the proof of a foreign label when its listing was read. Whether the label was taken back since, its certificate's own address tells.";
        Add("UNCHECKED", LabelProof.Unchecked, "There was no certificate, or its issuer is not the peer, or its keys could not be read.");
        Add("GENUINE", LabelProof.Genuine, "The keys that the peer publishes have signed the certificate, and the levels are those in it. That it is the certificate of this place is the peer's word.");
        Add("NOT_GENUINE", LabelProof.NotGenuine, "They have not signed it, or it says something else.");
    }
}
