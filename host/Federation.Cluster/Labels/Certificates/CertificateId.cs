using System.Globalization;
using Federation.Cluster.Centres;

namespace Federation.Cluster.Labels.Certificates;

/// <summary>Names the certificate of one label: its centre and the label's number there. Written <c>centre-number</c>; part of its address.</summary>
/// <param name="Number">As <see cref="Registry.Labels.LabelAward.Number"/>, from 1.</param>
public readonly record struct CertificateId(CentreId Centre, int Number)
{
    private const char Hyphen = '-';

    /// <summary>False for any text but the one that <see cref="ToString"/> gives.</summary>
    public static bool TryParse(string? text, out CertificateId id)
    {
        int hyphen = text?.IndexOf(Hyphen, StringComparison.Ordinal) ?? -1;
        id = hyphen > 0 && CentreId.TryParse(text![..hyphen], out var centre) && int.TryParse(text.AsSpan(hyphen + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? new CertificateId(centre, number) : default; // it has a hyphen
        return id.Number > 0 && id.ToString() == text;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Centre}{Hyphen}{Number}");
}
