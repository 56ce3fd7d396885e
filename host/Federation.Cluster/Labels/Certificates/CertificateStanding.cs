using Federation.Registry.Certificates.Signing;
using Federation.Registry.Labels;

namespace Federation.Cluster.Labels.Certificates;

/// <summary>A certificate, and where its label stands.</summary>
/// <param name="CentreName">As in the certificate.</param>
/// <param name="Label">That of the certificate, whatever its centre was awarded since.</param>
public sealed record CertificateStanding(CertificateId Id, string CentreName, CentreLabel Label, IssuedCredential Issued);
