using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Federation.Cluster.Normalising.Addresses;

/// <summary>
/// Tells the house number from the street: <c>12 bis rue de la Gare</c>, <c>N°12-14, place du Marché</c>, and <c>Hauptstraße 12a</c> in countries that write it
/// behind. Null where the street begins or ends in something else, such as the <c>8 mai 1945</c>. Pure and thread safe.
/// </summary>
public static partial class StreetNumber
{
    private static readonly FrozenSet<string> NumberBehind =
        FrozenSet.Create(StringComparer.Ordinal, "AT", "BE", "BG", "CH", "CZ", "DE", "DK", "EE", "ES", "FI", "GR", "HR", "HU", "IT", "LT", "LV", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "TR");

    /// <param name="street">As published.</param>
    /// <param name="country">ISO 3166-1 alpha-2; null where it is not known: the number then only counts where it stands in front.</param>
    public static HouseAndStreet? Split(string? street, string? country)
    {
        if (street is null) return null;
        var match = InFront().Match(street);
        if (!match.Success && country is not null && NumberBehind.Contains(country)) match = Behind().Match(street);
        return match.Success ? new HouseAndStreet(match.Groups["number"].Value, match.Groups["street"].Value) : null;
    }

    private const string Number = @"[0-9]{1,5}(?:\s?(?:bis|ter|quater|[a-z])(?![\p{L}\p{Nd}]))?";
    private const string Numbers = "(?<number>" + Number + @"(?:\s?[-/&à]\s?" + Number + ")*)";

    [GeneratedRegex(
        @"^(?:n[°ºo]\s?)?" + Numbers + @"(?:\s*,\s*|\s+)(?<street>(?!(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b)\p{L}.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InFront();

    [GeneratedRegex(@"^(?<street>\p{L}[^,0-9]*?),?\s+(?:n[°ºo]\s?)?" + Numbers + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Behind();
}

/// <summary>A street taken apart.</summary>
/// <param name="Number">As published, without a mark for "number": <c>12 bis</c>, <c>12-14</c>.</param>
/// <param name="Street">The rest.</param>
public sealed record HouseAndStreet(string Number, string Street);
