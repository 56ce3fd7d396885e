using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Registry.Certificates.Status;

namespace Federation.Cluster.Labels.Certificates;

/// <summary>A row of a certificate, read without waking its grain.</summary>
internal sealed record StoredCertificate(CertificateId Id, CertificateRecord Record)
{
    /// <summary>Null where the row is no certificate, or one at a place that no list has.</summary>
    public static StoredCertificate? Read(StateRow row)
    {
        try
        {
            return CertificateId.TryParse(row.Key.Id, out var id)
                && JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.CertificateState)?.Certificate is { Place: >= 0 and < StatusBits.MostPlaces, CentreName: not null } record
                    ? new StoredCertificate(id, record)
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
