using Federation.Cluster.Problems;

namespace Federation.Gateway.Web.Members;

/// <summary>The words of a member's and a door's page, in one language.</summary>
internal sealed record MemberWords
{
    public required string Pass { get; init; }

    /// <summary>Before the centre's name.</summary>
    public required string PassFor { get; init; }

    public required string Show { get; init; }

    /// <summary>What a centre gets to know by a pass, before it is shown.</summary>
    public required string Learns { get; init; }

    /// <summary>After a code that was said counts no more.</summary>
    public required string CodeOver { get; init; }

    /// <summary>Before the receipt of an answer.</summary>
    public required string Receipt { get; init; }

    public required string Working { get; init; }

    public required string NeedsScript { get; init; }

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

    public required string Passes { get; init; }

    public required string AllPasses { get; init; }

    public required string Prepared { get; init; }

    public required string PreparedHow { get; init; }

    public required string ShowToDoor { get; init; }

    public required string AsText { get; init; }

    public required string Alone { get; init; }

    public required string AloneHow { get; init; }

    public required string Until { get; init; }

    public required string NoPasses { get; init; }

    public required string Forget { get; init; }

    public required string NoNetwork { get; init; }

    public required string AdmittedAlone { get; init; }

    public required string Told { get; init; }

    public required string Camera { get; init; }

    public required string NoCamera { get; init; }

    public required string PassShown { get; init; }

    public required string Check { get; init; }

    public required string WhoseMember { get; init; }

    public required string AnotherNetwork { get; init; }

    public required string WorksAlone { get; init; }

    public required string AsksAlways { get; init; }

    public required string Untold { get; init; }

    public required string Unrecorded { get; init; }

    public required string KitOld { get; init; }

    /// <summary>Before what does not work behind the door.</summary>
    public required string Trouble { get; init; }

    public required string NoKit { get; init; }

    /// <summary>Before the directory's own message.</summary>
    public required string KitNotRenewed { get; init; }

    /// <summary>Before the directory's own message.</summary>
    public required string NotTold { get; init; }

    /// <summary>What to do about an answer of which the door knows no remedy.</summary>
    public required string Unlisted { get; init; }

    public required string NoCode { get; init; }

    public required string NoCodeOfPass { get; init; }

    public required string CameraBroken { get; init; }

    public required string SayCode { get; init; }

    public required string SayThis { get; init; }

    public required string SaidHow { get; init; }

    public required string CodeSaid { get; init; }

    public required string CodeNeedsNetwork { get; init; }

    public static MemberWords Of(RemedyLanguage language) => language == RemedyLanguage.French ? French : English;

    public static MemberWords English { get; } = new()
    {
        Pass = "Your pass",
        PassFor = "For",
        Show = "Show my pass",
        Learns = "The centre learns of which network you are a member, what you pay for there, and a number that no other centre gets; not your name. It keeps the visit for 25 months.",
        CodeOver = "The code counts no more. If the door has not let you in, get another.",
        Receipt = "Receipt, by which this answer can be proved:",
        Working = "One moment…",
        NeedsScript = "This page needs JavaScript: your phone signs the pass itself.",
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
        Passes = "Your passes",
        AllPasses = "All your passes",
        Prepared = "This phone is ready",
        PreparedHow = "At the door, scan its code with the phone’s camera.",
        ShowToDoor = "Show this code to the door",
        AsText = "The same as text",
        Alone = "There is no network, and no pass on this phone",
        AloneHow = "Open this page once with network before you set out: a pass counts for a day.",
        Until = "until",
        NoPasses = "No pass is on this phone. Open the page of a centre’s pass once, and it is here for a day.",
        Forget = "Remove all from this phone",
        NoNetwork = "No network.",
        AdmittedAlone = "The door decides alone. Admitted so, of those it may:",
        Told = "The directory knows now of those whom the door admitted alone:",
        Camera = "Read a code with the camera",
        NoCamera = "There is no camera, or this page may not use it.",
        PassShown = "A pass as text",
        Check = "Check",
        WhoseMember = "Of which network are you a member?",
        AnotherNetwork = "Another network, or an account here",
        WorksAlone = "Without network too, for a day.",
        AsksAlways = "Your network wants to be asked each time: without network, doors do not admit you.",
        Untold = "Admitted without network, and not yet told to the directory:",
        Unrecorded = "The directory does not record these; settle them by hand:",
        KitOld = "This door has nothing to decide by: it has not been on the network for a day, or never. Decide at the reception.",
        Trouble = "Not all is well with this door:",
        NoKit = "The directory gives it nothing to take along. Without network it will admit nobody.",
        KitNotRenewed = "What it would decide by without network could not be renewed:",
        NotTold = "Whom it admitted alone could not be told to the directory:",
        Unlisted = "This door knows no more about that answer. Decide at the reception, and note the code below.",
        NoCode = "The code cannot be shown here. Have the visitor open the address below, and paste the pass as text.",
        NoCodeOfPass = "The code cannot be shown here. Give the text below to the door.",
        CameraBroken = "The camera cannot be read any more. Paste the pass as text.",
        SayCode = "Get a code to say instead",
        SayThis = "Say this at the door:",
        SaidHow = "It counts at this centre, once, for two minutes.",
        CodeSaid = "A code that was said",
        CodeNeedsNetwork = "Codes need the network. Without it, show the pass itself.",
        UnknownCentre = "There is no such centre",
    };

    public static MemberWords French { get; } = new()
    {
        Pass = "Votre laissez-passer",
        PassFor = "Pour",
        Show = "Montrer mon laissez-passer",
        Learns = "Le centre apprend de quel réseau vous êtes membre, ce que vous y payez, et un numéro qu’aucun autre centre ne reçoit ; pas votre nom. Il garde la visite pendant 25 mois.",
        CodeOver = "Le code ne vaut plus. Si la porte ne vous a pas admis, demandez-en un autre.",
        Receipt = "Reçu, qui permet de prouver cette réponse :",
        Working = "Un instant…",
        NeedsScript = "Cette page a besoin de JavaScript : c’est votre téléphone qui signe le laissez-passer.",
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
        Passes = "Vos laissez-passer",
        AllPasses = "Tous vos laissez-passer",
        Prepared = "Ce téléphone est prêt",
        PreparedHow = "À la porte, scannez son code avec l’appareil photo.",
        ShowToDoor = "Montrez ce code à la porte",
        AsText = "Le même, sous forme de texte",
        Alone = "Pas de réseau, et pas de laissez-passer sur ce téléphone",
        AloneHow = "Ouvrez cette page une fois avec du réseau avant de partir\u00a0: un laissez-passer vaut un jour.",
        Until = "jusqu’au",
        NoPasses = "Aucun laissez-passer sur ce téléphone. Ouvrez une fois la page du laissez-passer d’un centre, et il est ici pour un jour.",
        Forget = "Tout effacer de ce téléphone",
        NoNetwork = "Pas de réseau.",
        AdmittedAlone = "La porte décide seule. Admis ainsi, sur le total permis\u00a0:",
        Told = "L’annuaire connaît maintenant ceux que la porte a admis seule\u00a0:",
        Camera = "Lire un code avec la caméra",
        NoCamera = "Pas de caméra, ou cette page n’y a pas accès.",
        PassShown = "Un laissez-passer en texte",
        Check = "Vérifier",
        WhoseMember = "De quel réseau êtes-vous membre\u00a0?",
        AnotherNetwork = "Un autre réseau, ou un compte ici",
        WorksAlone = "Aussi sans réseau, pendant un jour.",
        AsksAlways = "Votre réseau veut être interrogé à chaque fois\u00a0: sans réseau, les portes ne vous admettent pas.",
        Untold = "Admis sans réseau, et pas encore signalés à l’annuaire\u00a0:",
        Unrecorded = "L’annuaire n’enregistre pas ceux-ci\u00a0; réglez-les à la main\u00a0:",
        KitOld = "Cette porte n’a pas de quoi décider\u00a0: elle n’a pas eu de réseau depuis un jour, ou jamais. Décidez à l’accueil.",
        Trouble = "Tout ne va pas bien à cette porte\u00a0:",
        NoKit = "L’annuaire ne lui donne rien à emporter. Sans réseau, elle n’admettra personne.",
        KitNotRenewed = "Ce qui lui sert à décider sans réseau n’a pas pu être renouvelé\u00a0:",
        NotTold = "Ceux qu’elle a admis seule n’ont pas pu être signalés à l’annuaire\u00a0:",
        Unlisted = "La porte n’en sait pas plus sur cette réponse. Décidez à l’accueil, et notez le code ci-dessous.",
        NoCode = "Le code ne peut pas être affiché ici. Faites ouvrir l’adresse ci-dessous au visiteur, et collez le laissez-passer en texte.",
        NoCodeOfPass = "Le code ne peut pas être affiché ici. Donnez le texte ci-dessous à la porte.",
        CameraBroken = "La caméra ne peut plus être lue. Collez le laissez-passer en texte.",
        SayCode = "Obtenir plutôt un code à dire",
        SayThis = "Dites ceci à la porte\u00a0:",
        SaidHow = "Il vaut dans ce centre, une fois, pendant deux minutes.",
        CodeSaid = "Un code dit de vive voix",
        CodeNeedsNetwork = "Les codes ont besoin du réseau. Sans lui, montrez le laissez-passer lui-même.",
        UnknownCentre = "Ce centre n’existe pas",
    };
}
