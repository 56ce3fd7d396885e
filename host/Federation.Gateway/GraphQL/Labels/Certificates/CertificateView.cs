using Federation.Cluster.Labels.Certificates;
using Federation.Registry;
using Federation.Registry.Certificates;
using Federation.Registry.Labels;
using Federation.Registry.Readings;

namespace Federation.Gateway.GraphQL.Labels.Certificates;

/// <summary>A certificate as issued, and where its label stands.</summary>
internal sealed record CertificateView
{
    public required CertificateStanding Standing { get; init; }

    /// <summary>All addresses that belong to it.</summary>
    public required CertificateAddresses Addresses { get; init; }

    /// <summary>What the label is called in its criteria.</summary>
    public required BilingualText Title { get; init; }

    /// <summary>That it is in the public log, as text; null in the moment before it is.</summary>
    public required string? LogProof { get; init; }

    /// <summary>When it is looked at.</summary>
    public required DateTimeOffset At { get; init; }

    public CertificateId Id => Standing.Id;

    /// <summary>What was awarded, whatever became of it.</summary>
    public LabelAward Award => Standing.Label.Award ?? throw new InvalidOperationException($"{Id} has a certificate without an award.");

    /// <summary>Null where its label is not held.</summary>
    public LabelAward? Held => Standing.HeldAt(At);

    public CertificateState State => Standing.ReplacedAt is not null ? CertificateState.Replaced : Standing.Label.StateAt(At) switch
    {
        LabelState.Suspended => CertificateState.Suspended,
        LabelState.Expired => CertificateState.Expired,
        LabelState.Revoked => CertificateState.Revoked,
        _ => CertificateState.Held,
    };

    /// <summary>What its label stands at, in one or two sentences.</summary>
    public IReadOnlyList<BilingualText> Says => Standing.ReplacedAt is { } replaced ? LabelReading.OfReplaced(replaced) : LabelReading.OfLabel(Standing.Label, At);
}
