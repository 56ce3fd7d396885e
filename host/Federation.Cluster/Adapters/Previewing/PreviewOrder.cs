using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Previewing;

/// <param name="Mapping">The text of a <c>mapping.yaml</c>; any text at all.</param>
/// <param name="Sample">A piece of a feed; null for the records that wait in the network's quarantine.</param>
public sealed record PreviewOrder(NetworkId Network, string Mapping, string? Sample)
{
    /// <summary>How long whoever asked waits; 20 seconds by default, which is also the most that a worker is given.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromSeconds(20);
}

/// <summary>What came of an order: a preview, or why there is none.</summary>
/// <param name="Code">Null where there is a preview.</param>
/// <param name="Message">In English; null with the code.</param>
public sealed record PreviewAnswer(MappingPreview? Preview, string? Code = null, string? Message = null)
{
    internal static PreviewAnswer Refused(string code, string message) => new(null, code, message);
}

/// <param name="Problems">What is wrong with the mapping or, last, what reading the sample ended with; empty where all of it was read.</param>
/// <param name="Records">In the order of the sample.</param>
/// <param name="HasMore">Whether the sample holds more than are shown.</param>
public sealed record MappingPreview(ImmutableArray<PreviewProblem> Problems, ImmutableArray<PreviewedRecord> Records, bool HasMore);

/// <summary>Something wrong with a mapping or with reading by it.</summary>
/// <param name="Line">In the mapping, counted from 1; null where it is of the sample.</param>
/// <param name="Column">The same, in characters.</param>
public sealed record PreviewProblem(string Code, string Message, int? Line, int? Column);

/// <summary>One record and what would become of it.</summary>
/// <param name="Source">As it was read, without its person fields.</param>
/// <param name="Draft">What the mapping made of it; null where it made nothing.</param>
/// <param name="Listing">As it would be stored; null where it would wait in quarantine.</param>
/// <param name="Issues">All that was found.</param>
public sealed record PreviewedRecord(SourceRecord Source, ListingDraft? Draft, ListingContent? Listing, ImmutableArray<Issue> Issues);
