using System.Globalization;
using System.Text.RegularExpressions;

namespace Federation.Cluster.Normalising.Capacities;

/// <summary>Reads work places out of a few words: <c>12</c>, <c>12 postes</c>, <c>1 200 places de travail</c>. "Une vingtaine" is no number. Pure and thread safe.</summary>
internal static partial class CapacityReader
{
    /// <summary>Null for anything but one whole number and what is counted.</summary>
    public static int? Read(string text) => Shape().Match(text) is { Success: true } match
        && int.TryParse(string.Concat(match.Groups["number"].Value.Where(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out int places)
            ? places
            : null;

    [GeneratedRegex(
        @"^(?<number>[0-9]{1,6}|[0-9]{1,3}(?:[ \u00A0\u202F][0-9]{3})+)(?:\s*(?:postes?|places?|bureaux|personnes?|pers\.?|desks?|seats?|people|workplaces?)(?:\s(?:de\s(?:travail|coworking)|assises?))?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
