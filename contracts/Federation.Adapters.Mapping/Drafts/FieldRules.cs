using Federation.Adapters.Mapping.Hours;
using Federation.Adapters.Mapping.Places;
using Federation.Adapters.Mapping.Values;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Drafts;

/// <summary>How every member of a draft is made. Null and none stand for what the source does not tell. Immutable.</summary>
internal sealed record FieldRules
{
    public required ValueRule Name { get; init; }

    public ValueRule? Description { get; init; }

    public ValueRule? Street { get; init; }

    public ValueRule? PostalCode { get; init; }

    public ValueRule? Locality { get; init; }

    public ValueRule? LocalityCode { get; init; }

    public ValueRule? Region { get; init; }

    public ValueRule? Country { get; init; }

    public LocationRule? Location { get; init; }

    public ValueRule? Website { get; init; }

    public ValueRule? Phone { get; init; }

    public HoursRule? OpeningHours { get; init; }

    public IReadOnlyList<ValueRule> Services { get; init; } = [];

    public ValueRule? Capacity { get; init; }

    public IReadOnlyList<ValueRule> Languages { get; init; } = [];

    public IReadOnlyList<ValueRule> Accessibility { get; init; } = [];

    public IReadOnlyList<PriceRule> Prices { get; init; } = [];

    public ValueRule? LabelClaim { get; init; }

    public ValueRule? ModifiedAt { get; init; }

    /// <summary>The columns that a table has to have: those that are named, but for several of which the first is taken.</summary>
    public IReadOnlyList<string> Columns =>
    [
        .. ((ValueRule?[])[Name, Description, Street, PostalCode, Locality, LocalityCode, Region, Country, Website, Phone, Capacity, LabelClaim, ModifiedAt, .. Services, .. Languages, .. Accessibility, .. Prices.Select(price => price.Words), .. Prices.Select(price => price.Amount)])
            .OfType<ValueRule>().SelectMany(rule => rule.Source.Columns),
        .. Location?.Columns ?? [],
        .. OpeningHours?.Columns ?? [],
    ];
}

/// <summary>One price, or as many as its words are texts.</summary>
/// <param name="Amount">Null where it is left to the words.</param>
internal sealed record PriceRule(ValueRule Words, ValueRule? Amount, string? Currency, PriceUnit? Unit, string? Service);
