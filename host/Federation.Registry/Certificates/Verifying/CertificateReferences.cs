using System.Text.Json;
using Federation.Registry.Certificates.Signing;

namespace Federation.Registry.Certificates.Verifying;

/// <summary>
/// Where a document says that its issuer's keys and its status lists are, before anybody looked whether it is genuine. A forger names what suits them: go there only where the
/// address was trusted before.
/// </summary>
/// <param name="Issuer">Where the keys are said to be.</param>
/// <param name="StatusLists">As many as it names, at most as many as a certificate has.</param>
public sealed record CertificateReferences(string Issuer, IReadOnlyList<string> StatusLists)
{
    /// <param name="certificate">In either form.</param>
    /// <returns>Null where the document names no issuer.</returns>
    public static CertificateReferences? Read(ReadOnlyMemory<byte> certificate)
    {
        try
        {
            using var document = SignedCredential.Unverified(certificate, CertificateVerifier.MaxBytes);
            var root = document.RootElement;
            if (!root.TryGetProperty("issuer", out var issuer) || issuer.ValueKind != JsonValueKind.Object || StrictJson.Text(issuer, "id") is not { } id) return null;
            var entries = root.TryGetProperty("credentialStatus", out var status) && status.ValueKind == JsonValueKind.Array ? [.. status.EnumerateArray()] : Array.Empty<JsonElement>();
            return new CertificateReferences(id, [.. entries.Where(entry => entry.ValueKind == JsonValueKind.Object).Select(entry => StrictJson.Text(entry, "statusListCredential")).OfType<string>().Take(Status.StatusPurposes.All.Count)]);
        }
        catch (Exception failure) when (failure is CertificateException or InvalidOperationException)
        {
            return null;
        }
    }
}
