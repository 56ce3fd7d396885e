using System.Collections.Immutable;

namespace Federation.Cluster.Storage;

/// <summary>What keeps the rows, and how much of them there is.</summary>
public sealed record StoreFigures
{
    /// <summary>The software, by name: <c>SQLite</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>Its version, as it says itself.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>The version of the shape of the tables.</summary>
    public required int Format { get; init; }

    /// <summary>How many rows there are of each kind; a kind without any is not there.</summary>
    public required ImmutableSortedDictionary<string, long> Rows { get; init; }

    /// <summary>What it takes on the disk, with its journal.</summary>
    public required long Bytes { get; init; }

    /// <summary>The bytes that are free on its volume, for whoever writes there; null where nobody can tell.</summary>
    public long? FreeBytes { get; init; }
}
