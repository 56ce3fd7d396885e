using System.Collections.Frozen;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.SchemaOrg;

/// <summary>For whom a place is made: the amenities that say so, and <c>accessibilityFeature</c>, whose other words stay.</summary>
internal static class PlaceAccess
{
    private static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["wheelchair accessible"] = AccessibilityKeys.Wheelchair,
        ["wheelchair access"] = AccessibilityKeys.Wheelchair,
        ["wheelchair accessible entrance"] = AccessibilityKeys.Wheelchair,
        ["acces pmr"] = AccessibilityKeys.Wheelchair,
        ["accessible pmr"] = AccessibilityKeys.Wheelchair,
        ["accessible aux personnes a mobilite reduite"] = AccessibilityKeys.Wheelchair,
        ["accessible toilet"] = AccessibilityKeys.AccessibleToilet,
        ["wheelchair accessible toilet"] = AccessibilityKeys.AccessibleToilet,
        ["toilettes accessibles"] = AccessibilityKeys.AccessibleToilet,
        ["accessible parking"] = AccessibilityKeys.AccessibleParking,
        ["wheelchair accessible parking"] = AccessibilityKeys.AccessibleParking,
        ["parking pmr"] = AccessibilityKeys.AccessibleParking,
        ["lift"] = AccessibilityKeys.Lift,
        ["elevator"] = AccessibilityKeys.Lift,
        ["ascenseur"] = AccessibilityKeys.Lift,
        ["hearing loop"] = AccessibilityKeys.HearingLoop,
        ["boucle magnetique"] = AccessibilityKeys.HearingLoop,
        ["sign language"] = AccessibilityKeys.SignLanguage,
        ["langue des signes"] = AccessibilityKeys.SignLanguage,
        ["tactile guidance"] = AccessibilityKeys.TactileGuidance,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="word">As <see cref="FoldedText.Of"/> writes it.</param>
    public static bool IsOfAccess(string word) => Known.ContainsKey(word);

    public static IReadOnlyList<string> Read(RecordFields place, IReadOnlyList<string> amenities)
    {
        var told = SchemaOrgText.AllOf(place, "accessibilityFeature").Select(word => Known.GetValueOrDefault(FoldedText.Of(word), word));
        return [.. amenities.Select(word => Known.GetValueOrDefault(FoldedText.Of(word))).OfType<string>().Concat(told).Distinct()];
    }
}
