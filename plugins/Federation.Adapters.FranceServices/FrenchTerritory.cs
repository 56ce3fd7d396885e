using Federation.Adapters.Sdk;

namespace Federation.Adapters.FranceServices;

/// <summary>Where France services houses can be, each area a little wider than the land.</summary>
internal static class FrenchTerritory
{
    public static IReadOnlyList<GeoBox> Areas { get; } =
    [
        // Mainland and Corsica.
        new() { South = 41, West = -5.5, North = 51.5, East = 10 },

        // The Antilles from Martinique to Saint-Martin, and Guyane.
        new() { South = 14, West = -63.5, North = 18.5, East = -60.5 },
        new() { South = 2, West = -55, North = 6, East = -51 },

        // La Réunion, Mayotte, Saint-Pierre-et-Miquelon.
        new() { South = -21.5, West = 55, North = -20.5, East = 56 },
        new() { South = -13.2, West = 44.8, North = -12.4, East = 45.5 },
        new() { South = 46.6, West = -56.6, North = 47.3, East = -55.9 },
    ];
}
