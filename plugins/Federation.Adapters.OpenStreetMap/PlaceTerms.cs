using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.OpenStreetMap;

/// <summary>For whom a place is and what it asks for: <c>language:*</c>, <c>wheelchair</c>, <c>fee</c> and <c>charge</c>.</summary>
internal static class PlaceTerms
{
    private const string LanguagePrefix = "language:";

    public static IReadOnlyList<string> Languages(RecordFields tags) =>
        [.. tags.Names.Where(name => name.StartsWith(LanguagePrefix, StringComparison.Ordinal) && tags.Text(name) is "yes" or "main").Select(name => name[LanguagePrefix.Length..])];

    public static IReadOnlyList<string> Accessibility(RecordFields tags)
    {
        var found = new List<string>();
        if (tags.Text("wheelchair") is { } wheelchair) found.Add(Wheelchair(wheelchair));
        if (tags.Text("toilets:wheelchair") is "yes") found.Add(AccessibilityKeys.AccessibleToilet);
        if (tags.Text("hearing_loop") is "yes") found.Add(AccessibilityKeys.HearingLoop);
        if (tags.Text("tactile_paving") is "yes") found.Add(AccessibilityKeys.TactileGuidance);
        return found;
    }

    // "fee=yes" alone names no price.
    public static IReadOnlyList<Price> Prices(RecordFields tags)
    {
        if (tags.Text("charge") is { } charge) return [new Price { Text = charge }];
        return tags.Text("fee") is "no" ? [new Price { Text = "fee=no", Amount = 0 }] : [];
    }

    private static string Wheelchair(string value) => value switch
    {
        "yes" or "designated" => AccessibilityKeys.Wheelchair,
        "limited" => AccessibilityKeys.WheelchairLimited,
        "no" => AccessibilityKeys.WheelchairNone,
        _ => value,
    };
}
