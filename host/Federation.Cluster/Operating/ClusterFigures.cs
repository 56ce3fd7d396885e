namespace Federation.Cluster.Operating;

/// <summary>The cluster at one moment.</summary>
/// <param name="Silos">Every host that is part of it or was lately, those that are alive first.</param>
/// <param name="Grains">How many grains are awake on the hosts that answer, by kind: the most numerous first.</param>
public sealed record ClusterFigures(IReadOnlyList<SiloFigures> Silos, IReadOnlyList<GrainFigures> Grains);

/// <summary>One host of the cluster.</summary>
public sealed record SiloFigures
{
    public required string Name { get; init; }

    /// <summary>Where others of the cluster reach it: address, port and the number of its start.</summary>
    public required string Address { get; init; }

    public required SiloStanding Standing { get; init; }

    /// <summary>The version of its software, such as 0.1.0; null where it does not say.</summary>
    public string? Release { get; init; }

    /// <summary>Since when it is part of the cluster; null where its record does not say.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>How many grains are awake on it; null, as all that follows, for one that does not answer.</summary>
    public int? Activations { get; init; }

    /// <summary>In per cent of all its processors.</summary>
    public double? CpuPercent { get; init; }

    /// <summary>What its process takes.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>What it could still take.</summary>
    public long? AvailableBytes { get; init; }

    /// <summary>Whether it sheds load.</summary>
    public bool IsOverloaded { get; init; }

    /// <summary>Whether it is the host that answers.</summary>
    public bool IsOwn { get; init; }
}

/// <summary>Whether a host is part of the cluster.</summary>
public enum SiloStanding
{
    /// <summary>It is.</summary>
    Active,

    /// <summary>It comes.</summary>
    Joining,

    /// <summary>It goes, in good order.</summary>
    Leaving,

    /// <summary>It went, or the others gave it up.</summary>
    Dead,
}

/// <param name="Kind">The grain's class, without its namespace.</param>
public sealed record GrainFigures(string Kind, int Activations);
