namespace Federation.Gateway.GraphQL.Labels.Certificates;

/// <summary>What a certificate's own label stands at, whatever its centre was awarded since.</summary>
internal enum CertificateState
{
    Held,
    Suspended,
    Expired,
    Revoked,
    Replaced,
}
