using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Federation.Cluster.Centres;
using Federation.Cluster.Matching;
using Federation.Cluster.Normalising.Vocabularies;
using Federation.Contracts;

namespace Federation.Cluster.Normalising.Prices;

/// <summary>
/// Reads a price in French or English where it has one meaning: <c>15 € / jour</c>, <c>Bureau fermé : 300 EUR HT par mois</c>, <c>gratuit</c>. Pure and thread safe.
/// </summary>
internal static partial class PriceReader
{
    /// <summary>Currencies by what stands for them. A dollar sign is left aside: many countries have dollars.</summary>
    private static readonly FrozenDictionary<string, string> Currencies = new Dictionary<string, string>
    {
        ["€"] = "EUR", ["euro"] = "EUR", ["euros"] = "EUR", ["£"] = "GBP", ["eur"] = "EUR", ["gbp"] = "GBP", ["chf"] = "CHF", ["usd"] = "USD", ["cad"] = "CAD",
        ["mad"] = "MAD", ["tnd"] = "TND", ["xof"] = "XOF", ["xaf"] = "XAF", ["xpf"] = "XPF", ["pln"] = "PLN", ["czk"] = "CZK", ["dkk"] = "DKK", ["sek"] = "SEK", ["nok"] = "NOK", ["huf"] = "HUF",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, PriceUnit> Units = new Dictionary<string, PriceUnit>
    {
        ["h"] = PriceUnit.Hour, ["heure"] = PriceUnit.Hour, ["hour"] = PriceUnit.Hour, ["demi journee"] = PriceUnit.HalfDay, ["demie journee"] = PriceUnit.HalfDay, ["half day"] = PriceUnit.HalfDay,
        ["jour"] = PriceUnit.Day, ["journee"] = PriceUnit.Day, ["day"] = PriceUnit.Day, ["semaine"] = PriceUnit.Week, ["week"] = PriceUnit.Week, ["mois"] = PriceUnit.Month, ["month"] = PriceUnit.Month,
        ["an"] = PriceUnit.Year, ["annee"] = PriceUnit.Year, ["year"] = PriceUnit.Year, ["entree"] = PriceUnit.Entry, ["visite"] = PriceUnit.Entry, ["entry"] = PriceUnit.Entry, ["visit"] = PriceUnit.Entry,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Free = FrozenSet.Create(StringComparer.Ordinal, "gratuit", "gratuite", "free", "free of charge", "acces gratuit", "acces libre et gratuit");

    /// <summary>The prices that one text strings together with semicolons, bars or line ends.</summary>
    public static IEnumerable<string> Pieces(string text) => text.Split([';', '|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Null where any part is not understood.</summary>
    public static ListedPrice? Read(string text)
    {
        var (service, rest) = (default(string), text);
        if (text.Split(':', 2, StringSplitOptions.TrimEntries) is [var what, var price])
        {
            service = Vocabulary.Services.Find(what);
            if (service is null) return null;
            rest = price;
        }

        if (Free.Contains(NameKey.Fold(rest))) return new ListedPrice { Text = text, Amount = 0, Service = service };
        if (Shape().Match(rest) is not { Success: true } match) return null;
        string sign = match.Groups["before"].Value + match.Groups["after"].Value, unit = NameKey.Fold(match.Groups["unit"].Value);
        if (sign.Length == 0 || !Currencies.TryGetValue(sign, out string? currency)) return null;
        if (unit.Length > 0 && !Units.ContainsKey(unit)) return null;
        string digits = string.Concat(match.Groups["amount"].Value.Where(character => !char.IsWhiteSpace(character))).Replace(',', '.');
        decimal amount = decimal.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return new ListedPrice { Text = text, Amount = amount, Currency = amount == 0 ? null : currency, Unit = unit.Length == 0 ? null : Units[unit], Service = service };
    }

    // A currency before or after; net or gross, which the text shows; what it is paid for.
    [GeneratedRegex(
        @"^(?<before>[€£]|[a-z]{3}(?=\s?[0-9]))?\s?(?<amount>[0-9]{1,3}(?:[ \u00A0\u202F][0-9]{3})+(?:[.,][0-9]{1,2})?|[0-9]{1,6}(?:[.,][0-9]{1,2})?)\s?(?<after>[€£]|euros?|[a-z]{3})?"
        + @"\s?(?:HT|TTC|excl\. VAT|incl\. VAT)?(?:\s?(?:/|par|per|la|le|l'|à la|à l'|an?)\s?(?<unit>[\p{L}][\p{L} -]{0,14}))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
