namespace Federation.Contracts;

/// <summary>
/// A listing in our vocabulary, before merging. Only the name is required: what a source does not say stays null, and what
/// it says but we do not understand is left out with an issue, never guessed. The host trims, bounds and normalises.
/// </summary>
public sealed record ListingDraft
{
    /// <summary>As the source writes it; 1 to 300 characters after trimming.</summary>
    public required string Name { get; init; }

    /// <summary>Plain text, at most 5,000 characters.</summary>
    public string? Description { get; init; }

    public PostalAddress? Address { get; init; }

    public GeoPoint? Location { get; init; }

    /// <summary>The place's own page. A bare host such as <c>www.example.org</c> is fine.</summary>
    public string? Website { get; init; }

    /// <summary>The place's telephone, as the source writes it. Never a person's own.</summary>
    public string? Phone { get; init; }

    /// <summary>Opening hours in the source's words.</summary>
    public string? OpeningHours { get; init; }

    /// <summary>Keys of <see cref="ServiceKeys"/>; the order does not matter, repeats are folded.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Work places for people at one time.</summary>
    public int? Capacity { get; init; }

    /// <summary>The work places in the source's words ("12 postes"), where they are no plain number. The host reads one out of them, or keeps the words.</summary>
    public string? CapacityText { get; init; }

    /// <summary>
    /// Languages spoken there: ISO 639-1 codes, BCP 47 tags, or names in French or English. The order does not matter, repeats are folded.
    /// </summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Keys of <see cref="AccessibilityKeys"/>, or the source's words. The order does not matter, repeats are folded.</summary>
    public IReadOnlyList<string> Accessibility { get; init; } = [];

    /// <summary>What the place asks for, in the order in which it is to be shown; at most 50.</summary>
    public IReadOnlyList<Price> Prices { get; init; } = [];

    /// <summary>What the listing says of its own label. Shown as a claim; it never sets a level.</summary>
    public string? LabelClaim { get; init; }

    /// <summary>
    /// Fields the source filled with something unusable (<c>location</c> for a longitude of 913). For these, and only these, the
    /// value last accepted from this listing is kept: a bad value never wipes a good one.
    /// Names are the members of this type, in camel case.
    /// </summary>
    public IReadOnlyList<string> InvalidFields { get; init; } = [];

    /// <summary>Where the listing was first taken in, where a peer directory hands it on; null, as for every adapter of a network's own source, where it was read there.</summary>
    public ListingOrigin? Origin { get; init; }

    /// <summary>Labels that other directories awarded to the place, at most 8; only with <see cref="Origin"/>.</summary>
    public IReadOnlyList<ForeignLabel> ForeignLabels { get; init; } = [];
}
