using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.TiersLieux;

/// <summary>What the census says a place mainly is.</summary>
internal static class Typology
{
    public static IReadOnlyList<string> Services(RecordFields place, MapFindings findings)
    {
        switch (place.Text("TYPO"))
        {
            case null:
                return [];
            case "Tiers lieux à dominante coworking":
                return [ServiceKeys.Coworking];
            case "Tiers lieux à dominante fablab":
                return [ServiceKeys.Fabrication];
            default:
                findings.Unusable("services", "service.unknown", "The typology is neither coworking nor fablab.", place.Pointer("TYPO"));
                return [];
        }
    }
}
