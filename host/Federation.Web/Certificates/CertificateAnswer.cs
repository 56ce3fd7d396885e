namespace Federation.Web.Certificates;

/// <summary>What <see cref="CertificateQuestion"/> answers, named as the schema names it.</summary>
/// <param name="Certificate">Null where no such label was ever awarded.</param>
public sealed record CertificateAnswer(CertificateDetails? Certificate);

public sealed record CertificateDetails
{
    public required string Key { get; init; }

    public required string Address { get; init; }

    public required string CentreKey { get; init; }

    public required string CentreName { get; init; }

    public required string Title { get; init; }

    public required string CriteriaVersion { get; init; }

    /// <summary>As the schema's CertificateState.</summary>
    public required string State { get; init; }

    /// <summary>Null where the label is not held.</summary>
    public int? HeldLevel { get; init; }

    public required IReadOnlyList<AwardedLevel> Axes { get; init; }

    public required DateTimeOffset AwardedAt { get; init; }

    public required DateTimeOffset ValidUntil { get; init; }

    public required IReadOnlyList<string> Standing { get; init; }

    public Basis? Basis { get; init; }

    /// <summary>Null where the directory has the centre no more.</summary>
    public KnownReading? Reading { get; init; }

    public required string Issuer { get; init; }

    public required string KeySet { get; init; }

    public required IReadOnlyList<string> StatusLists { get; init; }

    public required string CriteriaAddress { get; init; }

    /// <summary>Null in the moment before it is in the public log.</summary>
    public string? LogProof { get; init; }
}

public sealed record AwardedLevel(string Axis, int? Level);

/// <param name="Criteria">Empty where nothing is kept of why it was awarded.</param>
public sealed record Basis(IReadOnlyList<string> Origin, IReadOnlyList<ProvenCriterion> Criteria);

public sealed record ProvenCriterion(string Says, ProvenFinding Finding);

/// <param name="Evidence">As the schema's EvidenceKind.</param>
public sealed record ProvenFinding(int Level, string? Evidence, AskedCriterion Criterion);

public sealed record AskedCriterion(string Key, string Axis, string Question);

public sealed record KnownReading(IReadOnlyList<string> Summary, IReadOnlyList<KnownAxis> Axes);

/// <param name="Level">What the directory's own data comes to; null where nothing can be measured.</param>
public sealed record KnownAxis(string Axis, string Title, int? Level, IReadOnlyList<KnownCriterion> Criteria);

public sealed record KnownCriterion(string Says);
