using System.Collections.Immutable;

namespace Federation.Cluster.Centres;

/// <summary>
/// What a listing says, normalised: trimmed, bounded, in canonical forms. The same type holds what a centre says after merging.
/// Equality of the whole is decided by <see cref="ContentHash"/>, since the services compare by reference. What was stored before a list was added has none of it,
/// which is read as an empty one.
/// </summary>
[GenerateSerializer, Immutable, Alias("listing-content")]
public sealed record ListingContent
{
    [Id(0)]
    public required string Name { get; init; }

    [Id(1)]
    public string? Description { get; init; }

    [Id(2)]
    public Address? Address { get; init; }

    [Id(3)]
    public Location? Location { get; init; }

    /// <summary>An absolute http or https address.</summary>
    [Id(4)]
    public string? Website { get; init; }

    /// <summary>The numbers of <see cref="Phones"/> as they are shown, or what the source says where it was not understood.</summary>
    [Id(5)]
    public string? Phone { get; init; }

    [Id(6)]
    public string? OpeningHours { get; init; }

    /// <summary>Keys of the service vocabulary, each once, in ordinal order.</summary>
    [Id(7)]
    public ImmutableArray<string> Services { get; init; } = [];

    /// <summary>Work places for people at one time.</summary>
    [Id(8)]
    public int? Capacity { get; init; }

    /// <summary>What the listing says of its own label: a claim, never a level.</summary>
    [Id(9)]
    public string? LabelClaim { get; init; }

    /// <summary>The telephone numbers that were understood, in the source's order, each once.</summary>
    [Id(10)]
    public ImmutableArray<Telephone> Phones { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The work places in the source's words, where they are no number. Only without <see cref="Capacity"/>.</summary>
    [Id(11)]
    public string? CapacityText { get; init; }

    /// <summary>BCP 47 tags of the languages spoken there, or the source's words where they were not understood; each once, in ordinal order.</summary>
    [Id(12)]
    public ImmutableArray<string> Languages { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Keys of the vocabulary of accessibility, or the source's words where they were not understood; each once, in ordinal order.</summary>
    [Id(13)]
    public ImmutableArray<string> Accessibility { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>In the source's order, each once.</summary>
    [Id(14)]
    public ImmutableArray<ListedPrice> Prices { get => field.IsDefault ? [] : field; init; } = [];
}
