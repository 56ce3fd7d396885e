using System.Globalization;

namespace Federation.Contracts.Testing;

/// <summary>What the contract says of a draft's fields.</summary>
internal static class DraftRules
{
    private const int MostName = 300, MostDescription = 5_000, MostLine = 500, MostHours = 5_000, MostMention = 100, MostPrices = 50, MostPrice = 200, MostLocalityCode = 20, MostLabels = 8;

    private static readonly HashSet<string> Services = ServiceKeys.All.ToHashSet(StringComparer.Ordinal);

    private static readonly HashSet<string> Fields = typeof(ListingDraft).GetProperties().Select(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..]).ToHashSet(StringComparer.Ordinal);

    public static IEnumerable<string> Breaches(ListingDraft draft) =>
    [
        .. Text("name", draft.Name, MostName), .. string.IsNullOrWhiteSpace(draft.Name) ? ["its name is blank; such a record is rejected"] : Array.Empty<string>(),
        .. Text("description", draft.Description, MostDescription), .. Text("website", draft.Website, MostLine), .. Text("phone", draft.Phone, MostLine),
        .. Text("openingHours", draft.OpeningHours, MostHours), .. Text("capacityText", draft.CapacityText, MostPrice), .. Text("labelClaim", draft.LabelClaim, MostLine),
        .. Address(draft.Address), .. Keys(draft), .. Prices(draft.Prices), .. Labels(draft),
        .. draft.Capacity < 0 ? ["its capacity is below 0"] : Array.Empty<string>(),
        .. draft.InvalidFields.Where(field => !Fields.Contains(field)).Select(field => $"\"{field}\" of its InvalidFields is no field of a draft, in camel case"),
    ];

    private static IEnumerable<string> Address(PostalAddress? address) => address is null ? [] :
    [
        .. Text("address.street", address.Street, MostLine), .. Text("address.postalCode", address.PostalCode, MostLine), .. Text("address.locality", address.Locality, MostLine),
        .. Text("address.region", address.Region, MostLine), .. Text("address.localityCode", address.LocalityCode, MostLocalityCode),
        .. address.Country is { } country && (country.Length != 2 || !country.All(char.IsAsciiLetterUpper)) ? [$"its country \"{country}\" is no ISO 3166-1 alpha-2 code in upper case"] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Keys(ListingDraft draft) =>
        draft.Services.Where(service => !Services.Contains(service)).Select(service => $"the service \"{service}\" is no key of ServiceKeys")
            .Concat(draft.Accessibility.SelectMany(mention => Text("accessibility", mention, MostMention)))
            .Concat(draft.Accessibility.Where(LooksLikeAKey).Select(mention => $"\"{mention}\" of its accessibility is no key of AccessibilityKeys, and no words of a source"))
            .Concat(draft.Languages.SelectMany(language => Text("languages", language, MostMention)));

    // Words may stand there too; no source writes "wheel-chair" or "wheelchair_limited" but an adapter that misspelt a key.
    private static bool LooksLikeAKey(string mention) =>
        !AccessibilityKeys.All.Contains(mention, StringComparer.Ordinal)
        && AccessibilityKeys.All.Any(key => Bare(key) == Bare(mention))
        && !mention.Contains(' ', StringComparison.Ordinal) && mention != Capitalised(mention);

    private static string Bare(string text) => text.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private static string Capitalised(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant();

    private static IEnumerable<string> Prices(IReadOnlyList<Price> prices)
    {
        if (prices.Count > MostPrices) yield return $"it has {prices.Count} prices; {MostPrices} are allowed";
        foreach (var price in prices)
        {
            if (string.IsNullOrWhiteSpace(price.Text) || price.Text.Trim().Length > MostPrice) yield return "a price's text is blank or longer than 200 characters";
            if (price.Amount < 0) yield return "a price is below 0";
            if (price.Currency is { } currency && (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper))) yield return $"the currency \"{currency}\" is no ISO 4217 code in upper case";
            if (price.Service is { } service && !Services.Contains(service)) yield return $"the service \"{service}\" of a price is no key of ServiceKeys";
        }
    }

    private static IEnumerable<string> Labels(ListingDraft draft)
    {
        if (draft.ForeignLabels.Count > MostLabels) yield return $"it has {draft.ForeignLabels.Count} foreign labels; {MostLabels} are allowed";
        if (draft.ForeignLabels.Count > 0 && draft.Origin is null) yield return "it has foreign labels and no origin";
        if (draft.Origin is { Via.Count: 0 or > ListingOrigin.MostHops }) yield return "its origin came through no directory, or too many";
    }

    private static IEnumerable<string> Text(string field, string? text, int most)
    {
        if (text is null) return [];
        if (text.Length == 0) return [$"its {field} is empty; what a source does not say is null"];
        return text.Trim().Length > most ? [string.Create(CultureInfo.InvariantCulture, $"its {field} has {text.Trim().Length} characters; {most} are allowed")] : [];
    }
}
