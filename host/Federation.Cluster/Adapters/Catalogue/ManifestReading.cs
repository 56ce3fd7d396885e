using Federation.Contracts;

namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>A manifest, or everything that is wrong with it; never both.</summary>
internal sealed record ManifestReading(AdapterManifest? Manifest, IReadOnlyList<Issue> Issues);
