using Federation.Contracts;

namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>One folder beneath the plug-in folder and what was found in it.</summary>
public sealed record InstalledAdapter
{
    /// <summary>The manifest's id; the folder's name where the manifest has none that can be read.</summary>
    public required string Id { get; init; }

    /// <summary>Absolute.</summary>
    public required string Folder { get; init; }

    public required AdapterStatus Status { get; init; }

    /// <summary>Null when, and only when, the manifest is broken.</summary>
    public AdapterManifest? Manifest { get; init; }

    /// <summary>Why the adapter is not ready; empty when it is.</summary>
    public IReadOnlyList<Issue> Issues { get; init; } = [];
}
