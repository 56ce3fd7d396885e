using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.OpenStreetMap;

/// <summary>Which tagged elements are places for this directory, and what their tags say of services.</summary>
internal static class PlaceKinds
{
    // The values that make a place, and the services that each means by itself: a social centre means none.
    public static IReadOnlyList<ServiceTable> Tables { get; } =
    [
        new("amenity", new(StringComparer.Ordinal)
        {
            ["coworking_space"] = [ServiceKeys.Coworking],
            ["library"] = [ServiceKeys.Library],
            ["community_centre"] = [],
            ["social_centre"] = [],
            ["arts_centre"] = [],
        }),
        new("office", new(StringComparer.Ordinal) { ["coworking"] = [ServiceKeys.Coworking] }),
        new("leisure", new(StringComparer.Ordinal) { ["hackerspace"] = [ServiceKeys.Fabrication] }),
    ];

    // Small places often have another main tag (a craft, a café) and say what they are in their name: "Atelier Cowork".
    private const string InNames = "cowork";

    /// <summary>Whether the tags make the element a place, named or not.</summary>
    public static bool AreIn(RecordFields tags) =>
        Found(tags).Any() || tags.Text("name")?.Contains(InNames, StringComparison.OrdinalIgnoreCase) == true;

    public static IReadOnlyList<string> Services(RecordFields tags, MapFindings findings) => [.. Found(tags).SelectMany(services => services).Concat(ServiceTags.Read(tags, findings)).Distinct()];

    // Several values of one key are written with semicolons. What else a place may be, a bank with desks, is no word of these tables and no finding.
    private static IEnumerable<IReadOnlyList<string>> Found(RecordFields tags) => Tables
        .SelectMany(table => (tags.Text(table.Column) ?? "").Split(';', StringSplitOptions.TrimEntries).Select(table.Find))
        .OfType<IReadOnlyList<string>>();
}
