using System.Text.Json;
using System.Text.Json.Serialization;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Registry.Certificates;
using Federation.Registry.Labels;

namespace Federation.Cluster.Labels.Certificates;

/// <summary>What a certificate says beside what was awarded, as stored. Nothing of it changes any more.</summary>
[GenerateSerializer, Immutable, Alias("certificate-record")]
public sealed record CertificateRecord
{
    /// <summary>As people knew the centre when it was written.</summary>
    [Id(0)]
    public required string CentreName { get; init; }

    /// <summary>Its place in both status lists; of this certificate alone.</summary>
    [Id(1)]
    public required int Place { get; init; }

    /// <summary>When it was written: signed not before.</summary>
    [Id(2)]
    public required DateTimeOffset At { get; init; }

    /// <summary>What it is to say.</summary>
    internal Registry.Certificates.Award Award(CertificateId id, LabelAward label) => new()
    {
        CertificateId = id.ToString(),
        CentreId = id.Centre.Value,
        CentreName = CentreName,
        Level = label.Levels.Overall ?? throw new ArgumentException("A label without a level was awarded.", nameof(label)),
        Axes = Enum.GetValues<Registry.Criteria.Axis>().Where(axis => label.Levels.On(axis) is not null).ToDictionary(axis => axis, axis => label.Levels.On(axis)!.Value), // just looked at
        CriteriaVersion = label.CriteriaVersion,
        From = label.AwardedAt,
        Until = label.ValidUntil,
        RevocationIndex = Place,
        SuspensionIndex = Place,
    };
}

/// <summary>What the certificate's grain stores, and the event that travels in the same commit.</summary>
internal sealed class CertificateState : ICommitsWithState
{
    private EventWrite? _pending;

    public CertificateRecord? Certificate { get; set; }

    [JsonIgnore]
    public IReadOnlyList<EventWrite> PendingEvents => _pending is null ? [] : [_pending];

    [JsonIgnore]
    public string? IdempotencyKey => null; // Written on the version that was read.

    public void Committed(CommitReceipt receipt) => _pending = null;

    /// <summary>Takes a certificate, to be written.</summary>
    /// <param name="digest">As <see cref="CertificateDigest"/>.</param>
    public void Take(CertificateId id, CertificateRecord certificate, byte[] digest)
    {
        Certificate = certificate;
        _pending = new EventWrite(new StateKey(RowKinds.Certificate, id.ToString()), JsonSerializer.SerializeToUtf8Bytes(new CertificateWritten(Convert.ToBase64String(digest)), ClusterJson.Default.CertificateWritten));
    }
}
