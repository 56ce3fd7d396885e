namespace Federation.Registry.Certificates.Verifying;

/// <summary>The answer to one question about a certificate.</summary>
/// <param name="IsYes">Null where what was given does not tell.</param>
/// <param name="Code">One of <see cref="CertificateProblemCodes"/>; the catalogue of problems says what to do about it, in French and English.</param>
/// <param name="Reason">What decided it, in English.</param>
public sealed record CertificateAnswer(bool? IsYes, string Code, string Reason);
