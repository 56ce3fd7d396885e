using Federation.Web.Languages;

namespace Federation.Web.Console.Duplicates;

/// <summary>The words of the page of duplicates.</summary>
public sealed record DuplicatesWords(Language Language)
{
    public string Lead => Language.Pick(
        "Two listings that may be of one place. The program is not sure, or may not decide alone.",
        "Deux fiches qui parlent peut-être d’un même lieu. Le programme n’en est pas sûr, ou n’a pas le droit de décider seul.");

    public string OperatorsDecide => Language.Pick(
        "Operators of the directory decide, for the listings of two networks are concerned. You see what they see.",
        "Les exploitants de l’annuaire décident, car il s’agit des fiches de deux réseaux. Vous voyez ce qu’ils voient.");

    public string Show => Language.Pick("Show", "Afficher");

    public string Empty => Language.Pick("There is no such pair.", "Il n’y a aucune paire de ce genre.");

    public string Keys => Language.Pick("Keys, once a pair has the focus:", "Touches, quand une paire a le focus :");

    public string KeyNext => Language.Pick("next", "suivante");

    public string KeyPrevious => Language.Pick("previous", "précédente");

    public string KeyEnter => Language.Pick("decides with the button that has the focus", "décide avec le bouton qui a le focus");

    public string Field => Language.Pick("Field", "Champ");

    public string Differs => Language.Pick("differs", "diffère");

    public string Gone => Language.Pick("This listing is gone.", "Cette fiche n’existe plus.");

    public string Centre => Language.Pick("Stands in", "Rattachée à");

    public string Why => Language.Pick("Why the score is what it is", "D’où vient le score");

    public string NoScore => Language.Pick("No score is asked: both tell of one listing of another directory, or one of them is gone.", "Pas de score : les deux viennent d’une même fiche d’un autre annuaire, ou l’une n’existe plus.");

    public string Compared => Language.Pick("Compared", "Comparé");

    public string Result => Language.Pick("Result", "Résultat");

    public string Weight => Language.Pick("Weight", "Poids");

    public string Reason => Language.Pick("Why (it is published with the history of the centre; name no person)", "Pourquoi (publié avec l’historique du centre ; ne nommez personne)");

    public string UsualReason => Language.Pick("Compared side by side.", "Comparées côte à côte.");

    public string Accept => Language.Pick("One place", "Un seul lieu");

    public string Apart => Language.Pick("Two places: keep apart", "Deux lieux : séparer");

    public string Withdraw => Language.Pick("Take the decision back", "Revenir sur la décision");

    public string Since => Language.Pick("since", "depuis le");

    public string Decided => Language.Pick("decided on", "décidé le");

    public string State(string state) => state switch
    {
        "WAITING" => Language.Pick("Waiting", "En attente"),
        "APART" => Language.Pick("Kept apart", "Séparées"),
        "SAME" => Language.Pick("One place", "Un seul lieu"),
        _ => state,
    };

    public string Question(string question) => question switch
    {
        "UNSURE" => Language.Pick("The evidence does not suffice either way.", "Les indices ne suffisent ni dans un sens ni dans l’autre."),
        "SAME_NETWORK" => Language.Pick("The evidence suffices, but one network lists both: it may list one place twice.", "Les indices suffisent, mais un seul réseau montre les deux : il montre peut-être un lieu deux fois."),
        "TWO_LABELS" => Language.Pick("The evidence suffices, but both centres have a label.", "Les indices suffisent, mais les deux centres ont un label."),
        _ => question,
    };

    /// <summary>What was done before, by the state that the pair has now; null for anything else.</summary>
    public string? Told(string? state) => state switch
    {
        "APART" => Language.Pick("Kept apart. They never stand in one centre, whatever they say later.", "Séparées. Elles ne seront jamais dans un même centre, quoi qu’elles disent plus tard."),
        "SAME" => Language.Pick("One place. Their centres become one.", "Un seul lieu. Leurs centres n’en font plus qu’un."),
        "WAITING" => Language.Pick("The decision was taken back: the scores decide again.", "La décision est retirée : les scores décident à nouveau."),
        _ => null,
    };

    public string Score(PairScore judged) => judged.Score is { } score
        ? Language.Pick($"The evidence comes to {Signed(score)}: odds of {Odds(score)} for one place.", $"Les indices donnent {Signed(score)}, soit {Odds(score)} de chances que ce soit un seul lieu.")
        : NoScore;

    public string Signed(double weight) => weight.ToString("+0.00;−0.00;0", Language.Culture);

    public string Total(int count) => Language.Count(count, ("pair", "pairs"), ("paire", "paires"));

    private string Odds(double score) => Language.Percent(1 / (1 + Math.Exp(-score)));
}
