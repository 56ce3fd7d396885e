using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Federation.Cluster.Centres;

/// <summary>The event of one command that had an effect: what changed, by which listing, in which run.</summary>
[GenerateSerializer, Immutable, Alias("centre-change")]
public sealed record CentreChange
{
    [Id(0)]
    public required CentreId Centre { get; init; }

    [Id(1)]
    public required CentreChangeKind Kind { get; init; }

    [Id(2)]
    public required ListingKey Listing { get; init; }

    [Id(3)]
    public required DateTimeOffset At { get; init; }

    [Id(4)]
    public required string Run { get; init; }

    /// <summary>
    /// For <see cref="CentreChangeKind.ListingChanged"/>: every field of the listing that changed, <c>adapter</c>, <c>licence</c>, <c>attribution</c>, <c>trust</c>, <c>modifiedAt</c>, <c>via</c> and <c>foreignLabels</c> among
    /// them where the content stayed; for a pin, its field; for <see cref="CentreChangeKind.ListingRedacted"/>, the fields that something was cut out of, now or as they were before. Otherwise empty. The feed has only the names: what was said stands in the centre's past, where it can be erased.
    /// </summary>
    [Id(5)]
    public ImmutableArray<FieldChange> Fields { get; init; } = [];

    /// <summary>Where the listing moved to another municipality; null where it did not.</summary>
    [Id(6)]
    public ListingMove? Move { get; init; }

    /// <summary>The change's number in its centre, from 1 on; 0 for the opening.</summary>
    [Id(7)]
    public long Number { get; init; }

    /// <summary>For <see cref="CentreChangeKind.ListingAdopted"/> and <see cref="CentreChangeKind.ListingReleased"/>: the other centre; otherwise null.</summary>
    [Id(8)]
    public CentreId? Other { get; init; }

    /// <summary>The change as the feed has it: without what was said.</summary>
    internal CentreChange WithoutTexts() => Fields.IsEmpty && Move is null ? this : this with { Move = null, Fields = [.. Fields.Select(field => field with { Before = null, After = null })] };
}

/// <summary>What happened to a centre.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CentreChangeKind>))]
public enum CentreChangeKind
{
    /// <summary>A first listing opened it.</summary>
    Opened,

    /// <summary>A listing of another network was found to speak of it.</summary>
    ListingAttached,

    ListingChanged,

    /// <summary>A complete run no longer showed the listing.</summary>
    ListingStale,

    /// <summary>A stale or removed listing was shown again, unchanged.</summary>
    ListingReturned,

    /// <summary>A listing that its source has not shown for long no longer speaks for the centre.</summary>
    ListingRemoved,

    /// <summary>A person took a removal back.</summary>
    ListingRestored,

    /// <summary>A listing came over from another centre, which is the same place.</summary>
    ListingAdopted,

    /// <summary>A listing went over to another centre.</summary>
    ListingReleased,

    /// <summary>A person decided which listing's value one field shows.</summary>
    FieldPinned,

    /// <summary>That was taken back.</summary>
    FieldUnpinned,

    /// <summary>Something about a person was erased from the listing, or from what it said before. The fields are named, and nothing of what they said.</summary>
    ListingRedacted,
}

/// <summary>One field's old and new value, for a person to read; null where there was or is none, or it was erased.</summary>
[GenerateSerializer, Immutable, Alias("field-change")]
public sealed record FieldChange([property: Id(0)] string Field, [property: Id(1)] string? Before, [property: Id(2)] string? After)
{
    /// <summary>True where something about a person was erased from it: a text may be gone, or a part of it.</summary>
    [Id(3)]
    public bool Erased { get; init; }

    internal static FieldChange OfErased(string field) => new(field, null, null) { Erased = true };
}
