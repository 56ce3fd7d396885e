using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.OpenStreetMap;

/// <summary>Which tagged elements are places for this directory, and what their tags say of services.</summary>
internal static class PlaceKinds
{
    // Tag, and the service that it means by itself; a library or a social centre means none of the vocabulary.
    private static readonly (string Key, string Value, string? Service)[] Known =
    [
        ("amenity", "coworking_space", ServiceKeys.Coworking),
        ("office", "coworking", ServiceKeys.Coworking),
        ("leisure", "hackerspace", ServiceKeys.Fabrication),
        ("amenity", "library", null),
        ("amenity", "community_centre", null),
        ("amenity", "social_centre", null),
        ("amenity", "arts_centre", null),
    ];

    // Small places often have another main tag (a craft, a café) and say what they are in their name: "Atelier Cowork".
    private const string InNames = "cowork";

    /// <summary>Whether the tags make the element a place, named or not.</summary>
    public static bool AreIn(RecordFields tags) =>
        Known.Any(kind => Has(tags, kind.Key, kind.Value)) || tags.Text("name")?.Contains(InNames, StringComparison.OrdinalIgnoreCase) == true;

    public static IReadOnlyList<string> Services(RecordFields tags)
    {
        var services = Known.Where(kind => kind.Service is not null && Has(tags, kind.Key, kind.Value)).Select(kind => kind.Service!).Distinct();
        bool hasInternet = tags.Text("internet_access") is { } access && access != "no";
        return hasInternet ? [.. services, ServiceKeys.Internet] : [.. services];
    }

    // Several values of one key are written with semicolons.
    private static bool Has(RecordFields tags, string key, string value) => tags.Text(key) is { } text && text.Split(';', StringSplitOptions.TrimEntries).Contains(value);
}
