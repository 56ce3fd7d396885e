using System.Globalization;
using System.Text.RegularExpressions;

namespace Federation.Adapters.Mapping.Values;

/// <summary>
/// Numbers as people write them: a decimal comma or point, thousands set apart by blanks, apostrophes or the other sign, a unit behind. <c>1 200 m²</c>, <c>12,5 km</c>, <c>1.200,50</c>.
/// </summary>
internal static partial class NumberWords
{
    // How much of the base unit one is.
    private static readonly Dictionary<string, (string Kind, decimal Size)> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["m"] = ("length", 1), ["mètres"] = ("length", 1), ["mètre"] = ("length", 1), ["metres"] = ("length", 1), ["cm"] = ("length", 0.01m), ["km"] = ("length", 1000),
        ["m²"] = ("area", 1), ["m2"] = ("area", 1), ["km²"] = ("area", 1_000_000), ["km2"] = ("area", 1_000_000), ["ha"] = ("area", 10_000), ["hectares"] = ("area", 10_000), ["hectare"] = ("area", 10_000),
        ["min"] = ("time", 1), ["h"] = ("time", 60), ["j"] = ("time", 1_440), ["d"] = ("time", 1_440),
    };

    public static IReadOnlyCollection<string> KnownUnits => Units.Keys;

    /// <summary>The number in invariant form, in <paramref name="unit"/> where one is asked for; null where the text tells no one number. A number without a unit is taken to be in the one asked for.</summary>
    public static string? Read(string text, string? unit = null)
    {
        if (text.Length > 60 || Shape().Match(text.Trim()) is not { Success: true } match || Plain(match.Groups["number"].Value) is not { } plain) return null;
        if (!decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)) return null;
        string written = match.Groups["unit"].Value.Trim();
        if (unit is not null && written.Length > 0)
        {
            if (!Units.TryGetValue(written, out var from) || !Units.TryGetValue(unit, out var to) || from.Kind != to.Kind) return null;
            try
            {
                number = number * from.Size / to.Size;
            }
            catch (OverflowException)
            {
                return null;
            }
        }

        return Short(number);
    }

    private static string Short(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    // Of a comma and a point the last one is the decimal sign, the other sets thousands apart; a sign that is there twice sets them apart too.
    private static string? Plain(string number)
    {
        string bare = string.Concat(number.Where(character => !char.IsWhiteSpace(character) && character is not ('\'' or '’' or '\u202F')));
        int comma = bare.LastIndexOf(',');
        int point = bare.LastIndexOf('.');
        char? separator = comma >= 0 && point >= 0 ? comma > point ? '.' : ',' : bare.Count(sign => sign == ',') > 1 ? ',' : bare.Count(sign => sign == '.') > 1 ? '.' : null;
        if (separator is { } thousands)
        {
            if (bare.Split(',', '.').Skip(1).SkipLast(comma >= 0 && point >= 0 ? 1 : 0).Any(group => group.Length != 3)) return null;
            bare = bare.Replace(thousands.ToString(), "", StringComparison.Ordinal);
        }

        return bare.Replace(',', '.');
    }

    [GeneratedRegex(@"^(?<number>[+-]?\d[\d\s'’\u202F.,]*?)\s*(?<unit>[\p{L}²³%€$./ ]{0,30})$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
