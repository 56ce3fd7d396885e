using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Sync;
using Federation.Cluster.Sync.Measuring;
using Federation.Contracts;

namespace Federation.Gateway.GraphQL.Networks.Partner;

/// <summary>How good a network's listings are: its measures, and the level that they come to.</summary>
internal sealed record NetworkQuality(SourceMeasures Measures, SourceQuality Quality, DateTimeOffset At)
{
    /// <param name="adapters">Those there are now: whether the source's licence is told stands in the manifest, without which no adapter is used.</param>
    public static NetworkQuality Of(NetworkDefinition network, NetworkMeasures measures, AdapterCatalogue adapters)
    {
        var source = measures.Source with { LicenceTold = adapters.Find(network.Adapter)?.Manifest is { } manifest && manifest.Attribution.Length > 0 };
        return new NetworkQuality(source, SourceQuality.Of(source), measures.At);
    }
}

/// <summary>A part of a network's records.</summary>
/// <param name="Name">A field, or a code.</param>
/// <param name="Of">What it is a part of.</param>
internal sealed record QualityShare(string Name, int Count, int Of)
{
    /// <summary>0 to 1; null of nothing.</summary>
    public double? Share => Of == 0 ? null : Count / (double)Of;
}
