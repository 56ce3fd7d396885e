using System.Collections.Immutable;
using Parlot;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>
/// Reads opening hours in the OSM grammar (wiki.openstreetmap.org/wiki/Key:opening_hours/specification), as far as docs/opening-hours.md says.
/// Pure and thread safe; the work is bounded by the length of the text, and nothing in the grammar nests.
/// </summary>
internal static class OsmHours
{
    /// <summary>In characters; OSM itself stops at 255.</summary>
    public const int MostText = 1_000;

    public const int MostRules = 64;

    private static readonly (string Word, string Reason)[] Unsupported =
    [
        ("sunrise", "it depends on the sun"),
        ("sunset", "it depends on the sun"),
        ("dawn", "it depends on the sun"),
        ("dusk", "it depends on the sun"),
        ("easter", "it depends on the date of Easter"),
    ];

    /// <summary>Whether somebody meant to write in the grammar, so that its own reason tells more than that of prose.</summary>
    public static bool LooksLike(string text) => WeekdayRanges.Names.Any(name => text.StartsWith(name + " ", StringComparison.Ordinal) || text.StartsWith(name + "-", StringComparison.Ordinal) || text.StartsWith(name + ",", StringComparison.Ordinal));

    /// <summary>Every reason names the place in the text or what is not supported.</summary>
    public static HoursReading Read(string text)
    {
        if (text.Length > MostText) return HoursReading.NotUnderstood("it is too long");
        if (!OsmGrammar.Hours.TryParse(text, out ImmutableArray<HoursRule> rules, out ParseError? error))
        {
            string? known = Unsupported.FirstOrDefault(each => text.Contains(each.Word, StringComparison.OrdinalIgnoreCase)).Reason;
            return HoursReading.NotUnderstood(known ?? error?.Message ?? "it is not in the OSM grammar");
        }

        return rules.Length > MostRules ? HoursReading.NotUnderstood("it has too many rules") : HoursReading.Of(new OpeningHours(rules));
    }
}
