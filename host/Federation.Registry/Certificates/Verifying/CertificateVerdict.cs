namespace Federation.Registry.Certificates.Verifying;

/// <summary>What a certificate is worth: two questions, each with its answer.</summary>
/// <param name="Genuine">Did its issuer sign exactly this? True or false, never unknown.</param>
/// <param name="Holding">Does it hold at the time asked? Unknown where it is not genuine, or where the status lists given do not tell.</param>
/// <param name="Facts">What it says; null where it is not genuine.</param>
public sealed record CertificateVerdict(CertificateAnswer Genuine, CertificateAnswer Holding, CertificateFacts? Facts);
