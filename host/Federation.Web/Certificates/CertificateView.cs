using Federation.Web.Languages;

namespace Federation.Web.Certificates;

/// <summary>Everything that the page of a certificate shows.</summary>
public sealed record CertificateView
{
    public required Language Language { get; init; }

    public required CertificateDetails Certificate { get; init; }

    /// <summary>When it was looked at.</summary>
    public required DateTimeOffset At { get; init; }

    public CertificateWords Words => CertificateWords.Of(Language);

    public bool IsHeld => Certificate.HeldLevel is not null;

    /// <summary>Of the certificate's own addresses, on this host.</summary>
    public string Path => $"/certificates/{Uri.EscapeDataString(Certificate.Key)}";
}
