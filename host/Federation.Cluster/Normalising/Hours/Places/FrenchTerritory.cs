using Federation.Cluster.Centres;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>
/// Which part of France an address lies in, by its postcode: listings say FR for all of it, while overseas the clock and the holidays are others.
/// </summary>
internal static class FrenchTerritory
{
    public const string France = "FR";

    /// <summary>Country codes of the parts overseas (ISO 3166-1) by the first three digits of their postcodes.</summary>
    private static readonly Dictionary<string, string> Overseas = new()
    {
        ["971"] = "GP", ["972"] = "MQ", ["973"] = "GF", ["974"] = "RE", ["975"] = "PM", ["976"] = "YT", ["977"] = "BL", ["978"] = "MF",
        ["986"] = "WF", ["987"] = "PF", ["988"] = "NC",
    };

    /// <summary>The address' country, made exact for France overseas; null where the address names none.</summary>
    public static string? Country(Address? address) =>
        address is { Country: France, PostalCode.Length: 5 } && Overseas.TryGetValue(address.PostalCode[..3], out string? part) ? part : address?.Country;

    /// <summary>Whether a place with that country's code is in the country asked for: one of France overseas is in its own and in France.</summary>
    public static bool IsIn(string? country, string asked) => country == asked || (asked == France && country is not null && Overseas.ContainsValue(country));

    /// <summary>Bas-Rhin, Haut-Rhin and Moselle, whose local law has two more holidays.</summary>
    public static bool IsAlsaceMoselle(Address? address) => address is { Country: France, PostalCode: ['5', '7', _, _, _] or ['6', '7' or '8', _, _, _] };
}
