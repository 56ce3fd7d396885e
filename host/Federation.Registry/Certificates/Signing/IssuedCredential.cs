namespace Federation.Registry.Certificates.Signing;

/// <summary>One credential in both forms.</summary>
/// <param name="Embedded">JSON in UTF-8 with its proof, <c>application/vc</c>.</param>
/// <param name="Jwt">The same credential without the proof, <c>application/vc+jwt</c>.</param>
public sealed record IssuedCredential(byte[] Embedded, string Jwt);
