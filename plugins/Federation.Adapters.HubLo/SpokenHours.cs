using System.Text.RegularExpressions;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.HubLo;

/// <summary>
/// Opening hours in the source's words. The set of days beside them completes words that name no day (<c>9h-12h / 14h-17h</c>). Some entries have their hours
/// in the column of the public, and something else in that of the hours.
/// </summary>
internal static partial class SpokenHours
{
    private const string Column = "c_horaire_ouverture", DaysColumn = "c_jours_semaine", PublicColumn = "c_public_cible";

    public static string? Read(RecordFields record, MapFindings findings)
    {
        if (record.Text(PublicColumn) is { } other && Time().IsMatch(other))
        {
            findings.Warning("hours.misplaced", "The column of the public holds opening hours, which were not taken.", record.Pointer(PublicColumn));
        }

        if (record.Text(Column) is not { } words) return null;
        if (!Time().IsMatch(words) && !DayOrAppointment().IsMatch(words))
        {
            findings.Unusable("openingHours", "hours.none", "The column of the opening hours names neither a time nor a day nor appointments.", record.Pointer(Column));
            return null;
        }

        return Days(record) is { } days && !DayOrAppointment().IsMatch(words) ? $"{days} : {words}" : words;
    }

    // {Lundi,Mardi,Jeudi}
    private static string? Days(RecordFields record) => record.Text(DaysColumn)?.Trim('{', '}').Replace(",", ", ", StringComparison.Ordinal);

    [GeneratedRegex(@"[0-9]\s?(?:[hH]|:[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex(@"\b(?:lun|mar|mer|jeu|ven|sam|dim)(?:di|credi|dredi|edi|anche)?s?\b|\bsemaine|\bjours?\b|\brdv\b|\brendez|\bplanification", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DayOrAppointment();
}
