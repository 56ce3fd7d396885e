using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Visits.Statements;

/// <summary>A dispute on its way.</summary>
[GenerateSerializer, Immutable, Alias("dispute-order")]
public sealed record DisputeOrder
{
    /// <summary>The statement's id.</summary>
    [Id(0)]
    public required string Statement { get; init; }

    [Id(1)]
    public required CentreId Centre { get; init; }

    [Id(2)]
    public required Tier Tier { get; init; }

    [Id(3)]
    public required DisputeReason Reason { get; init; }

    /// <summary>For which of the two networks.</summary>
    [Id(4)]
    public required NetworkId For { get; init; }

    /// <summary>Who says so: the opaque id of an account or client.</summary>
    [Id(5)]
    public required string By { get; init; }

    /// <summary>How many days the line should have, by the one who disputes; null, with <see cref="Visits"/>, where that is not said.</summary>
    [Id(6)]
    public int? VisitorDays { get; init; }

    [Id(7)]
    public int? Visits { get; init; }
}

/// <summary>The host's answer on its way.</summary>
[GenerateSerializer, Immutable, Alias("dispute-reply")]
public sealed record DisputeReply
{
    /// <summary>The statement's id.</summary>
    [Id(0)]
    public required string Statement { get; init; }

    [Id(1)]
    public required CentreId Centre { get; init; }

    [Id(2)]
    public required Tier Tier { get; init; }

    /// <summary>How many days the line should have; null, with <see cref="Visits"/>, where it is right as it is.</summary>
    [Id(3)]
    public int? VisitorDays { get; init; }

    [Id(4)]
    public int? Visits { get; init; }

    /// <summary>For which network: it has to be the host.</summary>
    [Id(5)]
    public required NetworkId For { get; init; }

    /// <summary>Who says so: the opaque id of an account or client.</summary>
    [Id(6)]
    public required string By { get; init; }
}
