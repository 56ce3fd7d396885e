using Federation.Cluster.Centres;

namespace Federation.Cluster.Members.Hosting.Quotas;

/// <summary>A door asks for visits.</summary>
[GenerateSerializer, Immutable, Alias("quota-request")]
internal sealed record QuotaRequest
{
    [Id(0)]
    public required CentreId Door { get; init; }

    /// <summary>How many of its visits that count are stored, as far as it knows.</summary>
    [Id(1)]
    public required int Used { get; init; }

    /// <summary>The number, as the door has read it.</summary>
    [Id(2)]
    public required int Limit { get; init; }

    /// <summary>When it asks, by its own clock.</summary>
    [Id(3)]
    public required DateTimeOffset At { get; init; }

    /// <summary>The version of the terms from which the number counts without a break: what doors took before, they took without asking.</summary>
    [Id(4)]
    public int Since { get; init; }
}
