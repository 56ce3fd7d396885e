using Federation.Cluster.Problems;

namespace Federation.Gateway.Web.Members;

/// <summary>The words of a member's and a door's page, in one language.</summary>
internal sealed record MemberWords
{
    public required string Pass { get; init; }

    /// <summary>Before the centre's name.</summary>
    public required string PassFor { get; init; }

    public required string Show { get; init; }

    public required string Working { get; init; }

    public required string NeedsScript { get; init; }

    public required string NoNonce { get; init; }

    public required string Allowed { get; init; }

    public required string Blocked { get; init; }

    public required string Expired { get; init; }

    public required string NoCredit { get; init; }

    public required string NotAllowed { get; init; }

    public required string Refused { get; init; }

    public required string Again { get; init; }

    public required string NotMember { get; init; }

    /// <summary>Before a link to the account.</summary>
    public required string NotMemberHow { get; init; }

    public required string NotStaff { get; init; }

    /// <summary>Before a link to the account.</summary>
    public required string NotStaffHow { get; init; }

    public required string YourAccount { get; init; }

    /// <summary>Before the centre's name.</summary>
    public required string Door { get; init; }

    public required string Scan { get; init; }

    public required string ScanLink { get; init; }

    public required string Next { get; init; }

    public required string DoorFailed { get; init; }

    public required string UnknownCentre { get; init; }

    public static MemberWords Of(RemedyLanguage language) => language == RemedyLanguage.French ? French : English;

    public static MemberWords English { get; } = new()
    {
        Pass = "Your pass",
        PassFor = "For",
        Show = "Show my pass",
        Working = "One moment…",
        NeedsScript = "This page needs JavaScript: your phone signs the pass itself.",
        NoNonce = "Scan the code that the door shows; it leads here with what there is to sign.",
        Allowed = "Come in",
        Blocked = "Not admitted: blocked",
        Expired = "Not admitted: your pass has expired",
        NoCredit = "Not admitted: no day left this month",
        NotAllowed = "Not admitted",
        Refused = "There is no pass for you now",
        Again = "Try again",
        NotMember = "You are signed in, but not through a network",
        NotMemberHow = "Passes are for members of a network that signs them in. Sign out, and in again through yours:",
        NotStaff = "This door is not yours to open",
        NotStaffHow = "It is for the staff of the network that keeps it; where several list this centre, an operator says which. If you are, sign out, and in again with the account that says so:",
        YourAccount = "your account",
        Door = "Door:",
        Scan = "Scan this with your phone",
        ScanLink = "or open this address:",
        Next = "Next visitor",
        DoorFailed = "The door cannot be opened now",
        UnknownCentre = "There is no such centre",
    };

    public static MemberWords French { get; } = new()
    {
        Pass = "Votre laissez-passer",
        PassFor = "Pour",
        Show = "Montrer mon laissez-passer",
        Working = "Un instant…",
        NeedsScript = "Cette page a besoin de JavaScript : c’est votre téléphone qui signe le laissez-passer.",
        NoNonce = "Scannez le code affiché à la porte ; il mène ici avec ce qu’il faut signer.",
        Allowed = "Entrez",
        Blocked = "Refusé : accès bloqué",
        Expired = "Refusé : votre laissez-passer a expiré",
        NoCredit = "Refusé : plus de jour disponible ce mois-ci",
        NotAllowed = "Refusé",
        Refused = "Il n’y a pas de laissez-passer pour vous en ce moment",
        Again = "Réessayer",
        NotMember = "Vous êtes connecté, mais pas par un réseau",
        NotMemberHow = "Les laissez-passer sont pour les membres d’un réseau qui les connecte. Déconnectez-vous, puis passez par le vôtre :",
        NotStaff = "Vous ne pouvez pas ouvrir cette porte",
        NotStaffHow = "Elle est réservée à l’accueil du réseau qui la tient ; si plusieurs présentent ce centre, un exploitant dit lequel. Si vous en êtes, déconnectez-vous, puis revenez avec le compte qui le dit :",
        YourAccount = "votre compte",
        Door = "Porte\u00a0:",
        Scan = "Scannez ce code avec votre téléphone",
        ScanLink = "ou ouvrez cette adresse :",
        Next = "Visiteur suivant",
        DoorFailed = "La porte ne peut pas être ouverte en ce moment",
        UnknownCentre = "Ce centre n’existe pas",
    };
}
