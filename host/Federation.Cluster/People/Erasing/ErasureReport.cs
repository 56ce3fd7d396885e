using System.Collections.Immutable;

namespace Federation.Cluster.People.Erasing;

/// <summary>What came of an erasure, in counts by kind of row; it names nobody.</summary>
/// <param name="Erased">Rows that something was cut out of or that went, by kind; <c>event</c> for events. Only kinds with any.</param>
/// <param name="Kept">Rows where it stands and cannot be cut out, by kind: docs/people.md says which and why. Only kinds with any.</param>
public sealed record ErasureReport(ImmutableSortedDictionary<string, int> Erased, ImmutableSortedDictionary<string, int> Kept)
{
    /// <summary>The kind under which events are counted.</summary>
    public const string Events = "event";

    public static ErasureReport Empty { get; } = new(ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal), ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal));

    internal ErasureReport WithErased(string kind, int count = 1) => count == 0 ? this : this with { Erased = Erased.SetItem(kind, Erased.GetValueOrDefault(kind) + count) };

    internal ErasureReport WithKept(string kind) => this with { Kept = Kept.SetItem(kind, Kept.GetValueOrDefault(kind) + 1) };
}
