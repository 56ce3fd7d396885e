using System.Collections.Immutable;
using System.Globalization;

namespace Federation.Cluster.Centres;

/// <summary>
/// One field of a listing's content: what merging, provenance, diffs and "a bad value never wipes a good one" go through, so that a
/// new field is added in one place.
/// </summary>
public sealed class ContentField
{
    private readonly Func<ListingContent, object?> _value;
    private readonly Func<ListingContent, ListingContent, ListingContent> _take;

    private ContentField(string name, Func<ListingContent, object?> value, Func<ListingContent, ListingContent, ListingContent> take)
    {
        Name = name;
        _value = value;
        _take = take;
    }

    /// <summary>Every field, in the order people read them.</summary>
    public static IReadOnlyList<ContentField> All { get; } =
    [
        new("name", c => c.Name, (to, from) => to with { Name = from.Name }),
        new("description", c => c.Description, (to, from) => to with { Description = from.Description }),
        new(AddressName, c => c.Address, (to, from) => to with { Address = from.Address }),
        new("location", c => c.Location, (to, from) => to with { Location = from.Location }),
        new("website", c => c.Website, (to, from) => to with { Website = from.Website }),
        new("phone", c => c.Phone, (to, from) => to with { Phone = from.Phone, Phones = from.Phones }),
        new("openingHours", c => c.OpeningHours, (to, from) => to with { OpeningHours = from.OpeningHours }),
        new(ServicesName, c => Joined(c.Services), (to, from) => to with { Services = from.Services }),
        new("capacity", c => (object?)c.Capacity ?? c.CapacityText, (to, from) => to with { Capacity = from.Capacity, CapacityText = from.CapacityText }),
        new("languages", c => Joined(c.Languages), (to, from) => to with { Languages = from.Languages }),
        new("accessibility", c => Joined(c.Accessibility), (to, from) => to with { Accessibility = from.Accessibility }),
        new("prices", c => Joined(c.Prices), (to, from) => to with { Prices = from.Prices }),
        new("labelClaim", c => c.LabelClaim, (to, from) => to with { LabelClaim = from.LabelClaim }),
    ];

    /// <summary>The field of which a change may be a move.</summary>
    internal const string AddressName = "address";

    /// <summary>The one field whose values are added up when listings merge, instead of one winning.</summary>
    internal const string ServicesName = "services";

    /// <summary>In camel case, as in the draft and in GraphQL.</summary>
    public string Name { get; }

    public bool IsFilled(ListingContent content) => _value(content) is not null;

    /// <summary>The value for a person to read; null where the listing does not say.</summary>
    public string? Text(ListingContent content) => Convert.ToString(_value(content), CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    public bool Differs(ListingContent one, ListingContent other) => !Equals(_value(one), _value(other));

    /// <summary>The first content with this field taken from the second.</summary>
    public ListingContent Take(ListingContent to, ListingContent from) => _take(to, from);

    private static string? Joined<T>(ImmutableArray<T> values) => values.IsDefaultOrEmpty ? null : string.Join(", ", values);
}
