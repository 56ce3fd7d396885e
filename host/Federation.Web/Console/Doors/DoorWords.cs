using Federation.Web.Languages;

namespace Federation.Web.Console.Doors;

/// <summary>The words of a door's page.</summary>
public sealed record DoorWords(Language Language)
{
    public string Lead => Language.Pick(
        "Whom the centre admits of other networks, and when. Your network’s terms of hosting come before these rules.",
        "Qui le centre admet parmi les membres d’autres réseaux, et quand. Les conditions d’accueil de votre réseau passent avant ces règles.");

    public string Rules => Language.Pick("Whom it admits", "Qui il admet");

    public string NeverSet => Language.Pick("It never said whom it admits, and so admits nobody.", "Il n’a jamais dit qui il admet, et n’admet donc personne.");

    public string Network => Language.Pick("Network", "Réseau");

    public string Tier => Language.Pick("Tier", "Formule");

    public string AnyTier => Language.Pick("every tier", "toute formule");

    public string Days => Language.Pick("Days a month", "Jours par mois");

    public string AnyDays => Language.Pick("any number", "sans limite");

    public string NoLine => Language.Pick("– choose a network –", "– choisir un réseau –");

    public string TakeAway => Language.Pick("– take this line away –", "– supprimer cette ligne –");

    public string LinesSay => Language.Pick("Where several lines fit a member, the most generous counts.", "Si plusieurs lignes conviennent à un membre, la plus généreuse vaut.");

    public string Hours => Language.Pick("When, on the centre’s clock; empty for at any time (Mo-Fr 09:00-18:00)", "Quand, à l’heure du centre ; vide pour toute heure (Mo-Fr 09:00-18:00)");

    public string Offline => Language.Pick("How many the door may admit without network before it tells, 0 to 200", "Combien la porte peut admettre sans réseau avant de le dire, 0 à 200");

    public string Set => Language.Pick("Set the rules", "Fixer les règles");

    public string Blocked => Language.Pick("Blocked visitors", "Visiteurs bloqués");

    public string NoBlocked => Language.Pick("Nobody is blocked.", "Personne n’est bloqué.");

    public string Visitor => Language.Pick("Visitor’s pseudonym", "Pseudonyme du visiteur");

    public string Since => Language.Pick("Since", "Depuis le");

    public string VisitorSays => Language.Pick("As it stands in an admission or a visit of this centre: 43 letters and digits. The visitor is told at the door.", "Tel qu’il figure dans une admission ou une visite de ce centre : 43 lettres et chiffres. La porte le dit au visiteur.");

    public string Block => Language.Pick("Block", "Bloquer");

    public string BlockSays => Language.Pick("The centre admits the visitor no more, from the next pass on.", "Le centre n’admet plus le visiteur, dès le prochain laissez-passer.");

    public string Unblock => Language.Pick("Lift the block", "Lever le blocage");

    public string BadTier => Language.Pick("Write 1 to 32 small letters, digits, - _ or ., beginning with a letter or digit; or leave it empty.", "Écrivez 1 à 32 minuscules, chiffres, - _ ou ., en commençant par une lettre ou un chiffre ; ou laissez vide.");

    public string BadNumber => Language.Pick("Write a whole number, or leave it empty.", "Écrivez un nombre entier, ou laissez vide.");

    public string BadVisitor => Language.Pick("Write the pseudonym as it came: 43 letters, digits, - and _.", "Écrivez le pseudonyme tel quel : 43 lettres, chiffres, - et _.");

    public string Title(string centre) => Language.Pick($"Door: {centre}", $"Porte : {centre}");

    /// <summary>What a field of a line is called for those who hear it alone.</summary>
    public string LineOf(string what, int at) => Language.Pick($"{what}, line {at + 1}", $"{what}, ligne {at + 1}");

    /// <summary>What was done before the page; null for nothing.</summary>
    public string? Told(string? told) => told switch
    {
        "rules" => Language.Pick("The rules are set.", "Les règles sont fixées."),
        "block" => Language.Pick("The visitor is blocked.", "Le visiteur est bloqué."),
        "unblock" => Language.Pick("The block is lifted.", "Le blocage est levé."),
        _ => null,
    };
}
