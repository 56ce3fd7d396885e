using Federation.Web.Languages;

namespace Federation.Web.Console.Corrections;

/// <summary>The words of corrections.</summary>
public sealed record CorrectionsWords(Language Language)
{
    public string Lead => Language.Pick(
        "What people think that your listings should say. Correct it at your source: a suggestion is closed by itself once your listing says so.",
        "Ce que vos fiches devraient dire, selon des lecteurs. Corrigez à la source : une proposition se ferme seule dès que votre fiche la reprend.");

    public string Show => Language.Pick("Show", "Afficher");

    public string Open => Language.Pick("Open", "Ouvertes");

    public string Closed => Language.Pick("Closed, for 180 days", "Fermées, pendant 180 jours");

    public string Empty => Language.Pick("There is none.", "Il n’y en a aucune.");

    public string Says => Language.Pick("It says", "Elle dit");

    public string Nothing => Language.Pick("nothing", "rien");

    public string Should => Language.Pick("It should say", "Elle devrait dire");

    public string Comment => Language.Pick("Comment", "Commentaire");

    public string Suggested => Language.Pick("Suggested on", "Proposée le");

    public string Reason => Language.Pick("Why not (name no person)", "Pourquoi non (ne nommez personne)");

    public string Dismiss => Language.Pick("Dismiss", "Refuser");

    public string Dismissed => Language.Pick("The suggestion was dismissed.", "La proposition est refusée.");

    public string Because => Language.Pick("because", "parce que");

    public string State(string state) => state switch
    {
        "OPEN" => Language.Pick("open", "ouverte"),
        "CARRIED" => Language.Pick("carried out: your source says so now", "reprise : votre source le dit désormais"),
        "DISMISSED" => Language.Pick("dismissed", "refusée"),
        "EXPIRED" => Language.Pick("expired", "expirée"),
        _ => state,
    };
}
