using Federation.Contracts;

namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>One folder that holds an adapter, or should, and what was found in it.</summary>
public sealed record InstalledAdapter
{
    /// <summary>The manifest's id; the folder's name where the manifest has none that can be read.</summary>
    public required string Id { get; init; }

    /// <summary>Absolute.</summary>
    public required string Folder { get; init; }

    public required AdapterStatus Status { get; init; }

    public AdapterOrigin Origin { get; init; }

    /// <summary>Null when, and only when, the manifest is broken.</summary>
    public AdapterManifest? Manifest { get; init; }

    /// <summary>Whose trusted key has signed it; null where none has.</summary>
    public string? Publisher { get; init; }

    /// <summary>The hash over all its files that was checked against its seal; null where it has none. What is loaded has the same.</summary>
    public string? SealedHash { get; init; }

    /// <summary>Why the adapter is not active; empty when it is.</summary>
    public IReadOnlyList<Issue> Issues { get; init; } = [];

    /// <summary>The same, not to be used for a reason.</summary>
    internal InstalledAdapter Refused(AdapterStatus status, string code, string message, string? pointer = null) =>
        this with { Status = status, Issues = [.. Issues, Issue.Error(code, message, pointer)] };
}
