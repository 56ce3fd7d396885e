namespace Federation.Cluster.Labels.Certificates;

/// <summary>That a certificate was written: the event in the commit of its row.</summary>
/// <param name="Sha256">As <see cref="Registry.Certificates.CertificateDigest"/>, in base64.</param>
internal sealed record CertificateWritten(string Sha256);
