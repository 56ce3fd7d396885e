using Federation.Cluster.Problems;

namespace Federation.Gateway.Web.Accounts;

/// <summary>What the account's page says of one's own data. Immutable.</summary>
internal sealed record OwnDataWords
{
    public required string YourData { get; init; }

    public required string DataHow { get; init; }

    public required string Download { get; init; }

    public required string Agreed { get; init; }

    public required string AgreedHow { get; init; }

    /// <summary>Before the id of a program.</summary>
    public required string End { get; init; }

    public required string Forget { get; init; }

    public required string ForgetHow { get; init; }

    public required string Forgotten { get; init; }

    public required string ForgottenHow { get; init; }

    public required string NothingToForget { get; init; }

    public required string SureToForget { get; init; }

    public required string TooOften { get; init; }

    public required string TooOftenHow { get; init; }

    public required string Close { get; init; }

    public required string CloseHow { get; init; }

    public required string Sure { get; init; }

    public required string Closed { get; init; }

    public required string ClosedHow { get; init; }

    public required string NotClosed { get; init; }

    /// <summary>Before the day from which it can be.</summary>
    public required string MonthOpen { get; init; }

    public required string Blocked { get; init; }

    public required string Back { get; init; }

    public static OwnDataWords Of(RemedyLanguage language) => language == RemedyLanguage.French ? French : English;

    private static OwnDataWords English { get; } = new()
    {
        YourData = "Your data",
        DataHow = "What this directory keeps of you as a member, as a file: account, memberships, roles, programs that you agreed to, passes that are out, visits, and centres that block you. Keep it to yourself: it holds what each centre knows you by. Applications for a label stand with their centre.",
        Download = "Download my data",
        Agreed = "Programs that you agreed to",
        AgreedHow = "Whichever you end loses at once all that it holds of yours, and asks again before it gets any.",
        End = "End",
        Forget = "Forget my visits",
        ForgetHow = "What leads from visits to you is erased: at once for months that are closed between the networks, for the others ten days after the month's end. How many visits there were stays.",
        Forgotten = "Your visits are forgotten",
        ForgottenHow = "Nothing leads from the visits of closed months to you any more. Those of open months follow by themselves, ten days after the month's end.",
        NothingToForget = "There are no visits of yours here.",
        SureToForget = "I want my visits forgotten, for good.",
        TooOften = "That was often",
        TooOftenHow = "Each time the directory looks through all visits. Try again in a minute.",
        Close = "Close my account",
        CloseHow = "Account, memberships, roles and passes are erased, and your visits forgotten as above; it has to wait while you have visits in an open month. This cannot be undone. What you wrote in an application for a label stays with it.",
        Sure = "I want my account closed.",
        Closed = "Your account is closed",
        ClosedHow = "Nothing of it is kept. If your network vouches for you again, you begin anew.",
        NotClosed = "Your account is not closed yet",
        MonthOpen = "There are visits of yours in a month that is not closed between the networks yet. They are forgotten as soon as it is, and you can close your account from then on:",
        Blocked = "Your network, or a centre, has blocked you; closed, the account would be forgotten with that. Ask your network, which can have it erased.",
        Back = "Back to your account",
    };

    private static OwnDataWords French { get; } = new()
    {
        YourData = "Vos données",
        DataHow = "Ce que cet annuaire conserve sur vous en tant que membre, dans un fichier : compte, adhésions, rôles, applications que vous avez autorisées, laissez-passer en cours, visites, et centres qui vous bloquent. Gardez-le pour vous : il contient ce sous quoi chaque centre vous connaît. Les demandes de label se trouvent avec leur centre.",
        Download = "Télécharger mes données",
        Agreed = "Applications que vous avez autorisées",
        AgreedHow = "Celle que vous arrêtez perd aussitôt tout ce qu’elle détient de vous, et redemandera avant d’obtenir quoi que ce soit.",
        End = "Arrêter",
        Forget = "Oublier mes visites",
        ForgetHow = "Ce qui mène des visites à vous est effacé : tout de suite pour les mois arrêtés entre les réseaux, dix jours après la fin du mois pour les autres. Le nombre de visites reste.",
        Forgotten = "Vos visites sont oubliées",
        ForgottenHow = "Rien ne mène plus à vous depuis les visites des mois arrêtés. Celles des mois en cours suivront d’elles-mêmes, dix jours après la fin du mois.",
        NothingToForget = "Il n’y a ici aucune visite de vous.",
        SureToForget = "Je veux que mes visites soient oubliées, pour de bon.",
        TooOften = "C’est trop souvent",
        TooOftenHow = "À chaque fois, l’annuaire parcourt toutes les visites. Réessayez dans une minute.",
        Close = "Fermer mon compte",
        CloseHow = "Compte, adhésions, rôles et laissez-passer sont effacés, et vos visites oubliées comme ci-dessus ; il faut attendre tant que vous avez des visites dans un mois en cours. Cela ne peut pas être annulé. Ce que vous avez écrit dans une demande de label y reste.",
        Sure = "Je veux fermer mon compte.",
        Closed = "Votre compte est fermé",
        ClosedHow = "Rien n’en est conservé. Si votre réseau se porte de nouveau garant de vous, vous repartez de zéro.",
        NotClosed = "Votre compte n’est pas encore fermé",
        MonthOpen = "Vous avez des visites dans un mois qui n’est pas encore arrêté entre les réseaux. Elles seront oubliées dès qu’il le sera, et vous pourrez fermer votre compte à partir de ce jour :",
        Blocked = "Votre réseau, ou un centre, vous a bloqué ; fermer le compte ferait oublier ce blocage. Adressez-vous à votre réseau, qui peut faire effacer le compte.",
        Back = "Retour à votre compte",
    };
}
