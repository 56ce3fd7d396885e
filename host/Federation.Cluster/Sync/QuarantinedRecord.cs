using System.Collections.Immutable;
using Federation.Contracts;

namespace Federation.Cluster.Sync;

/// <summary>A record that could not become a listing, kept with its reasons until the source mends it or no longer shows it.</summary>
public sealed record QuarantinedRecord
{
    public required NetworkId Network { get; init; }

    /// <summary>Empty where the source gave none.</summary>
    public required string SourceId { get; init; }

    public string? Locator { get; init; } // not required: where it is null it is not stored

    public required string RawHash { get; init; }

    /// <summary>The record without its person fields.</summary>
    public required byte[] Raw { get; init; }

    /// <summary>What the raw record is; JSON for those stored before this was kept.</summary>
    public string MediaType { get; init; } = "application/json";

    /// <summary>
    /// True where the record is whole and has an id of its own, and only what was made of it was refused: a mended mapping can take it. False where the source itself is to be mended, and for records
    /// stored before this was told apart.
    /// </summary>
    public bool CanReplay { get; init; }

    /// <summary>What the adapter made of it; null where it made nothing.</summary>
    public ListingDraft? Draft { get; init; }

    /// <summary>All that was found, at least one an error.</summary>
    public required ImmutableArray<Issue> Issues { get; init; }

    /// <summary>The run that first met it in this form.</summary>
    public required string Run { get; init; }

    public required DateTimeOffset Since { get; init; }
}
