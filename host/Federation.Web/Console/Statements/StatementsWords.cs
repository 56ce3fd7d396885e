using Federation.Web.Languages;

namespace Federation.Web.Console.Statements;

/// <summary>The words of statements.</summary>
public sealed record StatementsWords(Language Language)
{
    public string Lead => Language.Pick(
        "What your centres hosted of other networks’ members in a month, and what others hosted of yours. Statements name no person, and never change once they are closed.",
        "Ce que vos centres ont accueilli de membres d’autres réseaux dans un mois, et ce que les autres ont accueilli des vôtres. Les relevés ne nomment personne et ne changent plus une fois clos.");

    public string Month => Language.Pick("Month", "Mois");

    public string Show => Language.Pick("Show", "Afficher");

    public string Open => Language.Pick("This month is not closed yet. It can be closed from then on:", "Ce mois n’est pas encore clos. Il peut l’être à partir du");

    public string Hosted => Language.Pick("Hosted at your centres", "Accueillis dans vos centres");

    public string Sent => Language.Pick("Your members at other networks", "Vos membres dans d’autres réseaux");

    public string None => Language.Pick("No visits.", "Aucune visite.");

    public string Centre => Language.Pick("Centre", "Centre");

    public string Tier => Language.Pick("Tier", "Formule");

    public string Days => Language.Pick("Visitor-days", "Journées");

    public string Visits => Language.Pick("Visits", "Visites");

    public string Doubtful => Language.Pick("Doubtful", "Douteuses");

    public string DoubtfulSays => Language.Pick("Doubtful days and visits are in no total.", "Les journées et visites douteuses n’entrent dans aucun total.");

    public string Notes => Language.Pick("Dispute or correction", "Contestation ou rectification");

    public string Total => Language.Pick("Total", "Total");

    public string Closed => Language.Pick("Closed on", "Clos le");

    public string Further => Language.Pick("Further lines are in the file.", "Les lignes suivantes sont dans le fichier.");

    public string Export => Language.Pick("All of it as a file (CSV)", "Tout en un fichier (CSV)");

    public string Disputes => Language.Pick(
        "A line can be disputed once, within 60 days of its closing; the host answers within 180. What is conceded is an entry of the next statement.",
        "Une ligne se conteste une fois, dans les 60 jours de la clôture ; l’hôte répond sous 180 jours. Ce qu’il accorde figure au relevé suivant.");

    public string DisputeTitle => Language.Pick("Dispute a line", "Contester une ligne");

    public string DisputeLink => Language.Pick("Dispute", "Contester");

    public string DisputeDo => Language.Pick("Dispute the line", "Contester la ligne");

    public string DisputeSays => Language.Pick(
        "Once, and in no words of your own: they could be about a person. Numbers have to be said where the line has too few.",
        "Une seule fois, et sans phrase libre, qui pourrait viser une personne. Les nombres sont exigés si la ligne en compte trop peu.");

    public string OperatorsSay => Language.Pick(
        "Operators decide nothing between two networks: unless you manage one of them too, this will be refused.",
        "Les exploitants ne décident rien entre deux réseaux : sauf si vous gérez aussi l’un d’eux, ceci sera refusé.");

    public string AnswerTitle => Language.Pick("Answer a dispute", "Répondre à une contestation");

    public string AnswerLink => Language.Pick("Answer", "Répondre");

    public string Answer => Language.Pick("Answer so", "Répondre ainsi");

    public string AnswerSays => Language.Pick(
        "Say how many the line should have; or leave both empty where it is right as it is. It cannot be changed afterwards.",
        "Dites combien la ligne devrait compter ; ou laissez vide si elle est juste. On ne peut plus revenir dessus.");

    public string Partner => Language.Pick("With", "Avec");

    public string Reason => Language.Pick("What is against it", "Ce qu’on lui reproche");

    public string ShouldDays => Language.Pick("Visitor-days that it should have", "Journées qu’elle devrait compter");

    public string ShouldVisits => Language.Pick("Visits that it should have", "Visites qu’elle devrait compter");

    public string Back => Language.Pick("Leave it", "Laisser");

    public string BadNumber => Language.Pick("Write a whole number, or leave it empty.", "Écrivez un nombre entier, ou laissez vide.");

    /// <summary>What was done before the page; null for nothing.</summary>
    public string? Told(string? told) => told switch
    {
        "dispute" => Language.Pick("The line is disputed; the host answers.", "La ligne est contestée ; l’hôte répondra."),
        "answer" => Language.Pick("The dispute is answered.", "La contestation a reçu sa réponse."),
        _ => null,
    };

    public string Claimed(int days, int visits) => Language.Pick($"{Language.Number(days)} / {Language.Number(visits)} asked for", $"{Language.Number(days)} / {Language.Number(visits)} demandées");

    public string Spared(Travel travel) => Language.Pick(
        $"{Language.Number((long)travel.CarKm)} km by car were spared over {Language.Number(travel.VisitorDays)} visitor-days: {Language.Number((long)travel.KgCo2e)} kg of CO2 equivalents.",
        $"{Language.Number((long)travel.CarKm)} km en voiture évités sur {Language.Number(travel.VisitorDays)} journées, soit {Language.Number((long)travel.KgCo2e)} kg d’équivalent CO2.");

    public string Dispute(LineDispute dispute) => dispute.State switch
    {
        "OPEN" => Language.Pick($"disputed by {dispute.By}: {Why(dispute.Reason)}", $"contestée par {dispute.By} : {Why(dispute.Reason)}"),
        "CONCEDED" => Language.Pick($"disputed by {dispute.By} and conceded: {Why(dispute.Reason)}", $"contestée par {dispute.By}, accordé : {Why(dispute.Reason)}"),
        "DECLINED" => Language.Pick($"disputed by {dispute.By} and declined: {Why(dispute.Reason)}", $"contestée par {dispute.By}, refusé : {Why(dispute.Reason)}"),
        var state => state,
    };

    public string Correction(StatementCorrection correction) => Language.Pick($"corrects {correction.Corrects}: {Why(correction.Reason)}", $"rectifie {correction.Corrects} : {Why(correction.Reason)}");

    public string Why(string reason) => reason switch
    {
        "LATE" => Language.Pick("visits came to be known late", "des visites connues tardivement"),
        "ERASED" => Language.Pick("visits were erased", "des visites effacées"),
        "RECOUNTED" => Language.Pick("counted again", "recompte"),
        "DISPUTED" => Language.Pick("the host conceded a dispute", "contestation accordée"),
        "DOUBTFUL_ACCEPTED" => Language.Pick("doubtful visits are accepted", "des visites douteuses sont acceptées"),
        "NOT_MEMBERS" => Language.Pick("no members of that network", "pas des membres de ce réseau"),
        "TOO_FEW" => Language.Pick("too few", "trop peu"),
        "TOO_MANY" => Language.Pick("too many", "trop"),
        "WRONG_CENTRE" => Language.Pick("the wrong centre", "mauvais centre"),
        "WRONG_TIER" => Language.Pick("another tier", "autre formule"),
        _ => reason,
    };
}
