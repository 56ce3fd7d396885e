using Federation.Cluster.Labels.Certificates;
using Federation.Registry.Certificates.Signing;

namespace Federation.Gateway.GraphQL.Labels.Certificates;

/// <summary>A certificate as issued.</summary>
/// <param name="LogProof">That it is in the public log, as text; null in the moment before it is.</param>
internal sealed record CertificateView(CertificateId Id, string Address, IssuedCredential Issued, string? LogProof);
