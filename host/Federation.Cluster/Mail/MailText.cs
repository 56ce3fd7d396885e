using System.Globalization;
using Federation.Registry;

namespace Federation.Cluster.Mail;

/// <summary>
/// What mails say, in French and in English together: of no account is known which of the two its person reads. Nothing in them was written by anybody else, neither a name nor a reason: a mail of the directory says what the directory says. Pure.
/// </summary>
internal static class MailText
{
    public static (string Subject, string Text) Of(StoredMail mail, Uri? publicUrl)
    {
        var (subject, said) = Said(mail);
        var about = mail.Concern is not null ? new BilingualText("Exploitation de l'annuaire", "Operating the directory") : mail.Assessment is { } application ? new BilingualText($"Demande {application}", $"Application {application}") : new BilingualText($"Label du centre {mail.Centre}", $"Label of centre {mail.Centre}");
        string where = publicUrl is null ? "" : $"\n{publicUrl}\n";
        var end = End(mail);
        string text = $"{about.French}\n\n{said.French}\n\n{end.French}\n\n----------\n\n{about.English}\n\n{said.English}\n\n{end.English}\n{where}";
        return ($"{subject.French} / {subject.English}", text);
    }

    private static (BilingualText Subject, BilingualText Said) Said(StoredMail mail)
    {
        string french = Day(mail.Day, "fr"), english = Day(mail.Day, "en");
        return mail.Kind switch
        {
            MailKind.ControlCode => (new("Label : votre code", "Label: your code"), new(
                $"Quelqu'un demande le label pour le lieu dont le site affiché est celui de cette adresse, et veut montrer qu'il parle en son nom. Si c'est bien le cas, voici le code à saisir, valable une heure :\n\n{mail.Code}",
                $"Somebody applies for the label of the place whose listed website is that of this address, and wants to show that they speak for it. If they do, here is the code to enter, good for an hour:\n\n{mail.Code}")),
            MailKind.DraftLapses => (new("Label : votre brouillon devient caduc", "Label: your draft lapses"), new(
                $"Votre demande n'est pas encore déposée. Sans rien de votre part, elle devient caduque le {french}.",
                $"Your application has not been handed in yet. If nothing is done with it, it lapses on {english}.")),
            MailKind.MoreAsked => (new("Label : un complément est demandé", "Label: more is asked for"), new(
                $"La personne qui évalue votre demande a besoin d'un complément d'ici au {french}. Ce qui manque est écrit dans la demande ; sans réponse, elle devient caduque.",
                $"The assessor of your application needs more by {english}. What is missing stands in the application; without an answer it lapses.")),
            MailKind.MoreLapses => (new("Label : le complément est encore attendu", "Label: more is still awaited"), new(
                $"Le complément qui vous est demandé n'est pas encore déposé. Sans réponse, votre demande devient caduque le {french}.",
                $"What you were asked for has not been handed in yet. Without an answer your application lapses on {english}.")),
            MailKind.Lapsed => (new("Label : demande caduque", "Label: application lapsed"), new(
                "Le délai de votre demande est écoulé ; elle est close. Vous pouvez en faire une nouvelle.",
                "The time for your application is over, and it is closed. You may begin another.")),
            MailKind.Granted => (new("Label : accordé", "Label: granted"), new(
                "Le label est accordé. Les niveaux et le motif sont écrits dans la demande.",
                "The label is granted. Levels and reason stand in the application.")),
            MailKind.Refused => (new("Label : refusé", "Label: refused"), new(
                $"Le label est refusé. Le motif est écrit dans la demande. Vous pouvez faire appel jusqu'au {french} ; quelqu'un qui n'a pas pris part au refus décidera.",
                $"The label is refused. The reason stands in the application. You may appeal until {english}; somebody who had no part in the refusal decides.")),
            MailKind.AppealEnds => (new("Label : fin du délai d'appel", "Label: the time for an appeal ends"), new(
                $"Vous pouvez encore faire appel du refus, jusqu'au {french}.",
                $"You may still appeal against the refusal, until {english}.")),
            MailKind.Reopened => (new("Label : appel accepté", "Label: appeal allowed"), new(
                "Votre appel est accepté : d'autres personnes évaluent la demande de nouveau.",
                "Your appeal is allowed: others assess the application again.")),
            MailKind.Dismissed => (new("Label : appel rejeté", "Label: appeal dismissed"), new(
                "Votre appel est rejeté : le refus reste. Le motif est écrit dans la demande.",
                "Your appeal is dismissed: the refusal stands. The reason stands in the application.")),
            MailKind.SeatUnused => (new("Label : une demande vous attend", "Label: an application waits for you"), new(
                "Vous vous êtes chargé de cette demande et rien ne s'y est passé depuis 21 jours. Quelqu'un d'autre peut désormais la reprendre.",
                "You took this application, and nothing has happened to it for 21 days. From now on somebody else may take the seat.")),
            MailKind.LabelEnds => (new("Label : fin de validité", "Label: it runs out"), new(
                $"Le label obtenu par cette demande prend fin le {french}. Pour le garder, faites une nouvelle demande dès maintenant : elle prend la place de celle-ci.",
                $"The label that this application came to runs out on {english}. To keep it, apply anew now: the new one takes its place.")),
            MailKind.SuspensionAppealed => (new("Label : un recours attend une décision", "Label: an appeal waits for a decision"), new(
                "Le label de ce centre est suspendu, et un recours contre la suspension attend une décision que vous pouvez prendre. Les motifs des deux sont écrits dans l'historique du label.",
                "The label of this centre is suspended, and an appeal against that waits for a decision, which you may make. The reasons of both stand in the label's history.")),
            MailKind.SuspensionLifted => (new("Label : suspension levée", "Label: suspension lifted"), new(
                "La suspension contre laquelle vous avez formé un recours est levée : le label compte de nouveau. Le motif est écrit dans son historique.",
                "The suspension that you appealed against is lifted: the label counts again. The reason stands in its history.")),
            MailKind.SuspensionStands => (new("Label : recours rejeté", "Label: appeal dismissed"), new(
                "Votre recours est rejeté : le label reste suspendu. Le motif est écrit dans son historique.",
                "Your appeal is dismissed: the label stays suspended. The reason stands in its history.")),
            MailKind.LabelSuspended => (new("Label : suspendu", "Label: suspended"), new(
                $"Le label de ce centre est suspendu : il ne compte plus. Le motif est écrit dans l'historique du label. Vous pouvez former un recours jusqu'au {french} ; quelqu'un qui n'a pas suspendu le label décidera.",
                $"The label of this centre is suspended, and does not count. The reason stands in the label's history. You may appeal until {english}; somebody who did not suspend it decides.")),
            MailKind.SuspensionAppealEnds => (new("Label : fin du délai de recours", "Label: the time for an appeal ends"), new(
                $"Le label de ce centre est suspendu. Vous pouvez encore former un recours, jusqu'au {french}.",
                $"The label of this centre is suspended. You may still appeal against that, until {english}.")),
            MailKind.LabelReinstated => (new("Label : rétabli", "Label: reinstated"), new(
                "Le label de ce centre n'est plus suspendu : il compte de nouveau. Le motif est écrit dans son historique.",
                "The label of this centre is suspended no more, and counts again. The reason stands in its history.")),
            MailKind.LabelRevoked => (new("Label : retiré", "Label: revoked"), new(
                "Le label de ce centre est retiré, pour de bon. Le motif est écrit dans son historique. Le centre peut faire une nouvelle demande.",
                "The label of this centre is revoked, for good. The reason stands in its history. The centre may apply anew.")),
            MailKind.ApplicationWaits => (new("Label : une demande attend une évaluation", "Label: an application waits for an assessor"), new(
                "Cette demande attend quelqu'un qui l'évalue ou qui décide d'un recours, et vous pouvez le faire. Elle est dans la file des demandes.",
                "This application waits for somebody to assess it, or to decide an appeal, and you may. It stands in the queue.")),
            MailKind.ConcernBegan => (new("Annuaire : urgent", "Directory: urgent"), new(
                $"{ConcernText.Of(mail.Concern ?? "").French} La page des exploitants dit ce qu'il en est et que faire ; un autre message suivra quand ce sera fini.",
                $"{ConcernText.Of(mail.Concern ?? "").English} The page of operators tells how it is and what to do; another mail follows when it is over.")),
            MailKind.ConcernEnded => (new("Annuaire : c'est fini", "Directory: it is over"), new(
                $"Ceci n'est plus le cas : {ConcernText.Of(mail.Concern ?? "").French}",
                $"This is so no longer: {ConcernText.Of(mail.Concern ?? "").English}")),
            _ => throw new ArgumentException($"Unknown mail {mail.Kind}.", nameof(mail)),
        };
    }

    private static BilingualText End(StoredMail mail) => mail.Kind == MailKind.ControlCode
        ? new("Si personne chez vous ne l'a demandé, ne faites rien : sans ce code, rien ne se passe. Pour le signaler, répondez à ce message ; l'exploitant de l'annuaire le lit.", "If nobody of yours asked for this, do nothing: without the code nothing happens. To report it, answer to this mail; the directory's operator reads it.")
        : new("Pour toute question, répondez à ce message.", "With any question, answer to this mail.");

    private static string Day(DateTimeOffset? day, string language) => day?.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(language)) ?? "";
}
