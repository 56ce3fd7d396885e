using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels.Certificates;

internal sealed class CertificateStateType : EnumerationGraphType
{
    public CertificateStateType()
    {
        Name = "CertificateState";
        Description = "What the label of a certificate stands at.";
        Add("HELD", CertificateState.Held, "The centre holds it.");
        Add("SUSPENDED", CertificateState.Suspended, "It does not count for now; it can be reinstated.");
        Add("EXPIRED", CertificateState.Expired, "Its time is over.");
        Add("REVOKED", CertificateState.Revoked, "It was taken away for good.");
        Add("REPLACED", CertificateState.Replaced, "Another label took its place while it was in force.");
    }
}
