using System.Collections.Frozen;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>Single words and signs, folded.</summary>
internal static class ProseWords
{
    // By day, Monday first: French, then English. "mar" is Tuesday here: prose about hours names days, hardly ever March.
    private static readonly string[][] DayNames =
    [
        ["lundi", "lundis", "lun", "lu", "monday", "mondays", "mon", "mo"],
        ["mardi", "mardis", "mar", "ma", "tuesday", "tuesdays", "tues", "tue", "tu"],
        ["mercredi", "mercredis", "mer", "me", "wednesday", "wednesdays", "wed", "we"],
        ["jeudi", "jeudis", "jeu", "je", "thursday", "thursdays", "thurs", "thur", "thu", "th"],
        ["vendredi", "vendredis", "ven", "ve", "friday", "fridays", "fri", "fr"],
        ["samedi", "samedis", "sam", "sa", "saturday", "saturdays", "sat"],
        ["dimanche", "dimanches", "dim", "di", "sunday", "sundays", "sun", "su"],
    ];

    private static readonly (ProseKind Kind, string[] Words)[] Others =
    [
        (ProseKind.To, ["a", "au", "to", "until"]),
        (ProseKind.And, ["et", "and", "puis", "then"]),
        (ProseKind.Morning, ["matin", "matins", "matinee", "morning", "mornings"]),
        (ProseKind.Closed, ["ferme", "fermee", "fermes", "fermeture", "closed", "off"]),
        (ProseKind.Except, ["sauf", "except"]),
        (ProseKind.Filler, ["le", "la", "les", "l", "de", "du", "des", "d", "from", "on", "the", "every", "chaque", "horaire", "horaires", "hours", "ouvert", "ouverte", "ouverts", "ouverture", "open", "espace"]),
    ];

    public static readonly FrozenDictionary<string, ProseToken> All = DayNames
        .SelectMany((names, day) => names.Select(name => (name, Token: new ProseToken(ProseKind.Day, day))))
        .Concat(Others.SelectMany(other => other.Words.Select(word => (word, Token: new ProseToken(other.Kind)))))
        .Append(("midi", new ProseToken(ProseKind.Time, HoursSpan.Day / 2)))
        .Append(("noon", new ProseToken(ProseKind.Time, HoursSpan.Day / 2)))
        .Append(("minuit", new ProseToken(ProseKind.Time, HoursSpan.Day)))
        .Append(("midnight", new ProseToken(ProseKind.Time, HoursSpan.Day)))
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    public static readonly FrozenDictionary<char, ProseToken> Signs = new Dictionary<char, ProseToken>
    {
        ['-'] = new(ProseKind.Dash),
        ['/'] = new(ProseKind.Slash),
        [','] = new(ProseKind.Comma),
        [':'] = new(ProseKind.Colon),
        ['&'] = new(ProseKind.And),
        [';'] = new(ProseKind.Break),
        ['|'] = new(ProseKind.Break),
        ['.'] = new(ProseKind.Break),
        ['\n'] = new(ProseKind.NewLine),
        ['~'] = new(ProseKind.To),
        ['\''] = new(ProseKind.Filler),
    }.ToFrozenDictionary();
}
