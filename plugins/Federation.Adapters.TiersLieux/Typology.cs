using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.TiersLieux;

/// <summary>What the census says a place mainly is.</summary>
internal static class Typology
{
    public static ServiceTable Table { get; } = new("TYPO", new(StringComparer.Ordinal)
    {
        ["Tiers lieux à dominante coworking"] = [ServiceKeys.Coworking],
        ["Tiers lieux à dominante fablab"] = [ServiceKeys.Fabrication],
    });

    public static IReadOnlyList<string> Services(RecordFields place, MapFindings findings)
    {
        if (place.Text("TYPO") is not { } typology) return [];
        if (Table.Find(typology) is { } services) return services;
        findings.Unusable("services", "service.unknown", "The typology is neither coworking nor fablab.", place.Pointer("TYPO"));
        return [];
    }
}
