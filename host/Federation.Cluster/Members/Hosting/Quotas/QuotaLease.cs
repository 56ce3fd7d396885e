namespace Federation.Cluster.Members.Hosting.Quotas;

/// <summary>How many visits of the month a door may have taken.</summary>
[GenerateSerializer, Immutable, Alias("quota-lease")]
internal sealed record QuotaLease
{
    /// <summary>Since the month began; null where nothing is left, which need not be asked again before <see cref="Until"/>.</summary>
    [Id(0)]
    public required int? Total { get; init; }

    /// <summary>From this moment on the door asks again.</summary>
    [Id(1)]
    public required DateTimeOffset Until { get; init; }
}
