namespace Federation.Cluster.Members.Hosting;

/// <summary>Terms on their way to a network.</summary>
[GenerateSerializer, Immutable, Alias("hosting-order")]
public sealed record HostingOrder
{
    /// <summary>The <see cref="HostingView.Version"/> that was looked at. Where the terms were set since, nothing is done.</summary>
    [Id(0)]
    public required int MadeOn { get; init; }

    [Id(1)]
    public required HostingTerms Terms { get; init; }

    /// <summary>Who sets them: the opaque id of an account or client.</summary>
    [Id(2)]
    public required string By { get; init; }
}
