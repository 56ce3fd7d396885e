using Federation.Cluster.Centres;

namespace Federation.Cluster.Labels.Certificates;

/// <summary>Names the certificate of one label: its centre and the label's number there. Written <c>centre-number</c>; part of its address.</summary>
/// <param name="Number">As <see cref="Registry.Labels.LabelAward.Number"/>, from 1.</param>
public readonly record struct CertificateId(CentreId Centre, int Number)
{
    /// <summary>False for any text but the one that <see cref="ToString"/> gives.</summary>
    public static bool TryParse(string? text, out CertificateId id)
    {
        bool isRead = CentreNumber.TryRead(text, out var centre, out int number);
        id = isRead ? new CertificateId(centre, number) : default;
        return isRead;
    }

    public override string ToString() => CentreNumber.Write(Centre, Number);
}
