using Federation.Web.Languages;

namespace Federation.Web.Console.Hosting;

/// <summary>The words of what networks agree on.</summary>
public sealed record HostingWords(Language Language)
{
    public string Lead => Language.Pick(
        "Whose members your centres host, before the rules of each centre, and what doors ask for your own members. What is set counts from the next pass on.",
        "Les membres que vos centres accueillent, avant les règles de chaque centre, et ce que les portes demandent pour les vôtres. Un réglage vaut dès le prochain laissez-passer.");

    public string Others => Language.Pick("Members of other networks at your centres", "Les membres d’autres réseaux dans vos centres");

    public string NeverSet => Language.Pick("The terms were never set: each centre decides by its own rules.", "Rien n’a été fixé : chaque centre décide selon ses propres règles.");

    public string Network => Language.Pick("Network", "Réseau");

    public string Every => Language.Pick("every network that is not named", "tout réseau qui n’est pas nommé");

    public string Stance => Language.Pick("Hosted", "Accueil");

    public string Visits => Language.Pick("Visits a month, at most", "Visites par mois, au plus");

    public string Any => Language.Pick("any number", "sans limite");

    public string Away => Language.Pick("Visits of your own members elsewhere that you pay for, a month at most", "Visites de vos propres membres ailleurs que vous payez, par mois au plus");

    public string Offline => Language.Pick("Before a door elsewhere admits one of your members", "Avant qu’une porte admette ailleurs l’un de vos membres");

    public string Rules => Language.Pick("Whom each of your centres admits", "Qui chacun de vos centres admet");

    public string Door => Language.Pick("Door", "Porte");

    public string ToDoor => Language.Pick("Rules and blocked visitors", "Règles et visiteurs bloqués");

    public string Set => Language.Pick("Set the terms", "Fixer les conditions");

    public string SetPolicy => Language.Pick("Set this", "Fixer ce choix");

    public string NoLine => Language.Pick("– choose a network –", "– choisir un réseau –");

    public string TakeAway => Language.Pick("– take this line away –", "– supprimer cette ligne –");

    public string LinesSay => Language.Pick(
        "Each network stands here once; an empty number is any number. When the terms are set, two blank lines come anew.",
        "Chaque réseau figure une seule fois ; un nombre vide vaut sans limite. Une fois les conditions fixées, deux lignes vides reviennent.");

    public string BadNumber => Language.Pick("Write a whole number, or leave it empty for any number.", "Écrivez un nombre entier, ou laissez vide pour ne pas limiter.");

    public string Centre => Language.Pick("Centre", "Centre");

    public string Admits => Language.Pick("Admits", "Admet");

    public string When => Language.Pick("When", "Quand");

    public string Nobody => Language.Pick("nobody: it never said so", "personne : rien n’a été dit");

    public string AnyTime => Language.Pick("at any time", "à toute heure");

    public string NoCentres => Language.Pick("The network lists no centre.", "Le réseau ne montre aucun centre.");

    /// <summary>What a field of a line is called for those who hear it alone.</summary>
    public string LineOf(string what, int at) => Language.Pick($"{what}, line {at + 1}", $"{what}, ligne {at + 1}");

    public string KeptBy(string? network) => network is { } name ? Language.Pick($"kept by {name}", $"tenue par {name}") : Language.Pick("kept by nobody: operators name a network", "tenue par personne : les exploitants désignent un réseau");

    /// <summary>What was done before the page; null for nothing.</summary>
    public string? Told(string? told) => told switch
    {
        "terms" => Language.Pick("The terms are set.", "Les conditions sont fixées."),
        "policy" => Language.Pick("It is set. It counts for credentials that are issued from now on.", "C’est fixé. Cela vaut pour les justificatifs émis désormais."),
        _ => null,
    };

    public string Says(AdmittedRow row)
    {
        string who = row.Network?.Name ?? row.NetworkKey;
        string tier = row.Tier is { } named ? $", {named}" : "";
        return row.DaysPerMonth is { } days ? $"{who}{tier}, {Language.Count(days, ("day a month", "days a month"), ("jour par mois", "jours par mois"))}" : $"{who}{tier}";
    }

    public string Of(string stance) => stance switch
    {
        "OPEN" => Language.Pick("by each centre’s rules", "selon chaque centre"),
        "RECIPROCAL" => Language.Pick("if it hosts yours", "s’il accueille les vôtres"),
        "CLOSED" => Language.Pick("no", "non"),
        _ => stance,
    };

    public string Policy(string policy) => policy switch
    {
        "ALLOWED" => Language.Pick("nobody asks: what you said within the day is enough", "personne ne demande : ce que vous avez dit dans la journée suffit"),
        "ALLOWED_OFFLINE" => Language.Pick("it asks you; where nobody answers, it decides alone", "elle vous demande ; sans réponse, elle décide seule"),
        "ALWAYS" => Language.Pick("nobody asks, also where one could", "personne ne demande, même quand c’est possible"),
        "NEVER" => Language.Pick("it asks you; where nobody answers, nobody is admitted", "elle vous demande ; sans réponse, personne n’est admis"),
        _ => policy,
    };

    public string Most(int? number) => number is { } most ? Language.Number(most) : Any;
}
