using Federation.Registry;
using Federation.Registry.Certificates;
using Federation.Registry.Labels;
using Federation.Registry.Readings;

namespace Federation.Gateway.Web.Certificates;

/// <summary>What the page of a certificate shows.</summary>
internal sealed record CertificatePage
{
    /// <summary>As in the certificate.</summary>
    public required string CentreName { get; init; }

    /// <summary>When it was looked at.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What the label stands at, in sentences.</summary>
    public required IReadOnlyList<BilingualText> Standing { get; init; }

    /// <summary>Null where the label is not held: then no level of it is shown.</summary>
    public required LabelAward? Held { get; init; }

    /// <summary>What the directory itself knows of the centre; null where it has the centre no more.</summary>
    public required LabelReading? Known { get; init; }

    /// <summary>On what the label stands; null where none is held.</summary>
    public LabelBasis? Basis { get; init; }

    /// <summary>Under which the label was awarded.</summary>
    public required string CriteriaVersion { get; init; }

    /// <summary>What the label is called in these criteria; in those in force, where they are unknown here.</summary>
    public required BilingualText Title { get; init; }

    /// <summary>Of the certificate.</summary>
    public required string Id { get; init; }

    public required CertificateAddresses Addresses { get; init; }
}
