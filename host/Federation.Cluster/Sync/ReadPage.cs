using System.Collections.Immutable;
using System.Globalization;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Sync;

/// <summary>
/// What has to be known of a stored page while its reading is unfinished: a run that goes on after a crash must not take for missing what an earlier one has met. Written in the commit that
/// accepts the page, removed when the reading is complete or given up.
/// </summary>
internal sealed record ReadPage
{
    /// <summary>The run that began the reading.</summary>
    public required string BegunBy { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>Records met, this page's among them.</summary>
    public required int Records { get; init; }

    /// <summary>Ids met on this page, with where first.</summary>
    public required IReadOnlyDictionary<string, string> Met { get; init; }

    /// <summary>Ids of quarantine rows that stand for records of this page.</summary>
    public required ImmutableArray<string> Quarantined { get; init; }

    /// <summary>Ids that the source says it removed.</summary>
    public required ImmutableArray<string> Deleted { get; init; }

    public static StateKey KeyOf(NetworkId network, int page) => new(RowKinds.ReadPage, string.Create(CultureInfo.InvariantCulture, $"{network}/{page:D7}"));
}
