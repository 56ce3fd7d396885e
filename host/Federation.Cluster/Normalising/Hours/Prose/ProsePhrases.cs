using System.Text.RegularExpressions;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>What takes several words or signs to say, folded; looked for before single words.</summary>
internal static partial class ProsePhrases
{
    public static readonly (Regex Phrase, ProseToken Token)[] All =
    [
        (AllDay(), new ProseToken(ProseKind.AllDay)),
        (SevenDays(), new ProseToken(ProseKind.Days, (int)Weekdays.All)),
        (EveryDay(), new ProseToken(ProseKind.Days, (int)Weekdays.All)),
        (Weekend(), new ProseToken(ProseKind.Days, (int)Weekdays.Weekend)),
        (WorkingDays(), new ProseToken(ProseKind.Days, (int)Weekdays.WorkingWeek)),
        (PublicHolidays(), new ProseToken(ProseKind.PublicHoliday)),
        (OfMonth(), new ProseToken(ProseKind.OfMonth)),
        (Afternoon(), new ProseToken(ProseKind.Afternoon)),
        (WithoutAppointment(), new ProseToken(ProseKind.FreeAccess)),
        (FreeAccess(), new ProseToken(ProseKind.FreeAccess)),
        (FrenchAppointment(), new ProseToken(ProseKind.Appointment)),
        (EnglishAppointment(), new ProseToken(ProseKind.Appointment, French: false)),
        (Filler(), new ProseToken(ProseKind.Filler)),
    ];

    [GeneratedRegex(@"\G24 ?h?(?:eures?)? ?(?:/|sur) ?24 ?h?(?![a-z0-9])|\G24 ?h(?:ours?|eures?)?(?! ?[/0-9a-z-])", RegexOptions.CultureInvariant)]
    private static partial Regex AllDay();

    [GeneratedRegex(@"\G7 ?j?(?:ours?)? ?(?:/|sur) ?7 ?j?(?![a-z0-9])|\G7 days a week\b", RegexOptions.CultureInvariant)]
    private static partial Regex SevenDays();

    [GeneratedRegex(@"\G(?:tous les jours(?! feries)|chaque jour|every ?day|daily)\b", RegexOptions.CultureInvariant)]
    private static partial Regex EveryDay();

    [GeneratedRegex(@"\Gweek[ -]?ends?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Weekend();

    [GeneratedRegex(@"\G(?:en semaine|weekdays)\b", RegexOptions.CultureInvariant)]
    private static partial Regex WorkingDays();

    [GeneratedRegex(@"\G(?:jours? feries?|(?:public|bank) holidays?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex PublicHolidays();

    [GeneratedRegex(@"\G(?:du|de chaque|of the|of each|of every) (?:mois|month)\b", RegexOptions.CultureInvariant)]
    private static partial Regex OfMonth();

    [GeneratedRegex(@"\G(?:apres[ -]?midis?|aprems?|afternoons?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Afternoon();

    [GeneratedRegex(@"\G(?:sans|without) (?:rendez[ -]?vous|rdv|appointment)\b", RegexOptions.CultureInvariant)]
    private static partial Regex WithoutAppointment();

    [GeneratedRegex(@"\G(?:en )?(?:acces|accueil|entree|venue) libre\b", RegexOptions.CultureInvariant)]
    private static partial Regex FreeAccess();

    [GeneratedRegex(@"\G(?:(?:uniquement|seulement) )?sur (?:rendez[ -]?vous|rdv)\b(?: uniquement| seulement)?", RegexOptions.CultureInvariant)]
    private static partial Regex FrenchAppointment();

    [GeneratedRegex(@"\G(?:only )?by appointment\b(?: only)?", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishAppointment();

    [GeneratedRegex(@"\G(?:horaires?|heures?|jours et heures?) (?:d ?'? ?ouvertures?)\b|\G(?:accueil du|au|ouvert au) public\b|\G\(? ?journee continue ?\)?|\Gopening (?:hours|times)\b|\Gtous les(?= ?[1-5])", RegexOptions.CultureInvariant)]
    private static partial Regex Filler();
}
