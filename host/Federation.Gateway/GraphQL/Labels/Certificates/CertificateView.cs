using Federation.Cluster.Labels.Certificates;
using Federation.Registry.Certificates.Signing;

namespace Federation.Gateway.GraphQL.Labels.Certificates;

/// <summary>A certificate as issued.</summary>
internal sealed record CertificateView(CertificateId Id, string Address, IssuedCredential Issued);
