using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.HubLo;

/// <summary>What this source calls places and offers, and the services that each means by itself.</summary>
internal static class OfferWords
{
    public static ServiceTable Table { get; } = new("c_categories_espace and the columns of yes or no", new(StringComparer.OrdinalIgnoreCase)
    {
        ["Coworking"] = [ServiceKeys.Coworking],
        ["Fablab"] = [ServiceKeys.Fabrication],

        // Espace public numérique: computers on the Internet, and somebody who helps.
        ["EPN"] = [ServiceKeys.Internet, ServiceKeys.ComputerAccess, ServiceKeys.DigitalHelp],
        ["Médiathèque"] = [ServiceKeys.Library],

        // Maison de services au public.
        ["MSAP"] = [ServiceKeys.AdministrativeHelp],
        ["Club-info"] = [ServiceKeys.DigitalTraining],
        ["Télétravail"] = [ServiceKeys.Telework],
        ["Matériel informatique"] = [ServiceKeys.ComputerAccess],
        ["Formation"] = [ServiceKeys.Training],

        // In a list of digital places, help for one person; its remarks speak of computers and of procedures.
        ["Accompagnement"] = [ServiceKeys.DigitalHelp],

        // Youth workers present online, town halls, and "others" offer nothing by that name alone.
        ["Promeneur du net"] = [],
        ["Mairie"] = [],
        ["autres"] = [],
    });

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
