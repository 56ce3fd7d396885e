using Federation.Registry.Labels;

namespace Federation.Cluster.Labels;

/// <summary>A foreign label: what a peer says that another directory's registry, in all cases so far its own, awarded to the place of a listing. It sets no level here.</summary>
[GenerateSerializer, Immutable, Alias("listed-label")]
public sealed record ListedLabel
{
    /// <summary>The address of the directory that awarded it.</summary>
    [Id(0)]
    public required string Issuer { get; init; }

    /// <summary>1 to 3; null where it was not said.</summary>
    [Id(1)]
    public int? Level { get; init; }

    [Id(2)]
    public required LabelLevels Axes { get; init; }

    /// <summary>From this moment on it counts no more; null where it was not said.</summary>
    [Id(3)]
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Where its certificate is; null where it was not said.</summary>
    [Id(4)]
    public string? Certificate { get; init; }

    /// <summary>The certificate itself; null where it was not given.</summary>
    [Id(5)]
    public string? Credential { get; init; }

    [Id(6)]
    public required LabelProof Proof { get; init; }
}
