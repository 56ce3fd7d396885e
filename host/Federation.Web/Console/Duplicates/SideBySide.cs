using System.Globalization;
using Federation.Web.Languages;
using Federation.Web.Vocabulary;

namespace Federation.Web.Console.Duplicates;

/// <summary>One field of two listings.</summary>
/// <param name="Name">Of the field, for people.</param>
/// <param name="One">Null where the listing says nothing.</param>
/// <param name="Differs">Whether both say something, and not the same.</param>
public sealed record ComparedField(string Name, string? One, string? Other, bool Differs);

/// <summary>Puts what two listings say side by side. Pure.</summary>
internal static class SideBySide
{
    private static readonly IReadOnlyList<(string Field, Func<SideListing, string?> Read)> All =
    [
        ("name", listing => listing.Name),
        ("address", listing => listing.Address?.Text),
        ("location", listing => listing.Location is { } point ? string.Create(CultureInfo.InvariantCulture, $"{point.Latitude:0.######}, {point.Longitude:0.######}") : null),
        ("phone", listing => listing.Phone),
        ("website", listing => listing.Website),
        ("openingHours", listing => listing.OpeningHours),
        ("services", listing => listing.Services.Count == 0 ? null : string.Join(", ", listing.Services.Select(service => service.Label))),
        ("capacity", listing => listing.Capacity?.ToString(CultureInfo.InvariantCulture) ?? listing.CapacityText),
        ("labelClaim", listing => listing.LabelClaim),
        ("description", listing => listing.Description),
    ];

    /// <summary>The fields of which either says something, in one order.</summary>
    public static IReadOnlyList<ComparedField> Of(Language language, Pair pair) =>
        [.. All.Select(field => Compare(ListingFields.Name(language, field.Field), pair.One.Listing, pair.Other.Listing, field.Read)).Where(field => field is not { One: null, Other: null })];

    private static ComparedField Compare(string name, SideListing? one, SideListing? other, Func<SideListing, string?> read)
    {
        string? first = one is null ? null : read(one), second = other is null ? null : read(other);
        return new ComparedField(name, first, second, first is not null && second is not null && !string.Equals(first, second, StringComparison.OrdinalIgnoreCase));
    }
}
