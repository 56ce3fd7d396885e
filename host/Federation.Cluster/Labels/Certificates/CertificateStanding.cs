using Federation.Registry.Certificates.Signing;
using Federation.Registry.Labels;

namespace Federation.Cluster.Labels.Certificates;

/// <summary>A certificate, and where its label stands.</summary>
/// <param name="CentreName">As in the certificate.</param>
/// <param name="Label">That of the certificate, whatever its centre was awarded since.</param>
/// <param name="ReplacedAt">When another label was awarded in its place while it was in force; null where none was.</param>
public sealed record CertificateStanding(CertificateId Id, string CentreName, CentreLabel Label, DateTimeOffset? ReplacedAt, IssuedCredential Issued)
{
    /// <summary>What the centre holds by it at that moment; null where it holds nothing by it.</summary>
    public LabelAward? HeldAt(DateTimeOffset at) => ReplacedAt is not null || Label.HeldAt(at) is null ? null : Label.Award;
}
