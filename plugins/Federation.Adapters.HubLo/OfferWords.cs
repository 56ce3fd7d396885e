using System.Collections.Frozen;
using Federation.Contracts;

namespace Federation.Adapters.HubLo;

/// <summary>What this source calls places and offers, and the service that each means by itself.</summary>
internal static class OfferWords
{
    /// <summary>The service of each word that has one, ignoring case.</summary>
    public static FrozenDictionary<string, string> Keys { get; } = new Dictionary<string, string>
    {
        ["Coworking"] = ServiceKeys.Coworking,
        ["Fablab"] = ServiceKeys.Fabrication,

        // Espace public numérique.
        ["EPN"] = ServiceKeys.Internet,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The columns that say yes or no, with the word that each stands for. Those that begin with <c>c_b_</c> are left aside: all of them are 0, also
    /// where these say yes.
    /// </summary>
    public static (string Column, string Word)[] Columns { get; } =
    [
        ("c_coworking", "Coworking"),
        ("c_fablab", "Fablab"),
        ("c_epn", "EPN"),
        ("c_mediatheque", "Médiathèque"),
        ("c_msap", "MSAP"),
        ("c_promeneur", "Promeneur du net"),
        ("c_club_info", "Club-info"),
        ("c_mairie", "Mairie"),
        ("c_espace_teletravail", "Télétravail"),
        ("c_materiel_info", "Matériel informatique"),
        ("c_formation", "Formation"),
        ("c_accompagnement_personnel", "Accompagnement"),
    ];
}
