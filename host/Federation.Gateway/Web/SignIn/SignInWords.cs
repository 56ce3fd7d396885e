using Federation.Cluster.Problems;

namespace Federation.Gateway.Web.SignIn;

/// <summary>The words of the pages for signing in, in one language.</summary>
internal sealed record SignInWords
{
    public required string SignIn { get; init; }

    public required string WhichNetwork { get; init; }

    public required string WithEmail { get; init; }

    public required string Email { get; init; }

    public required string Continue { get; init; }

    public required string Choose { get; init; }

    public required string Go { get; init; }

    public required string PasswordFor { get; init; }

    /// <summary>Before the network's name.</summary>
    public required string Through { get; init; }

    public required string OrPassword { get; init; }

    public required string Wrong { get; init; }

    public required string TooManyTries { get; init; }

    public required string ProviderFailed { get; init; }

    public required string ProviderFailedHow { get; init; }

    public required string NotDone { get; init; }

    public required string NotDoneHow { get; init; }

    public required string Fault { get; init; }

    /// <summary>Before what the log calls it.</summary>
    public required string FaultHow { get; init; }

    public required string Enrol { get; init; }

    public required string EnrolHow { get; init; }

    public required string EnrolCodeGone { get; init; }

    public required string EnrolCodeGoneHow { get; init; }

    public required string NewPassword { get; init; }

    public required string Save { get; init; }

    public required string HaveAccount { get; init; }

    public required string Invited { get; init; }

    /// <summary>Before the role and its network.</summary>
    public required string InvitedTo { get; init; }

    public required string Take { get; init; }

    public required string Consent { get; init; }

    /// <summary>After the client's name.</summary>
    public required string ConsentAsks { get; init; }

    /// <summary>Before the host of a client that a partner network vouches for.</summary>
    public required string ConsentForeign { get; init; }

    public required string ConsentNever { get; init; }

    public required string Agree { get; init; }

    public required string Refuse { get; init; }

    public required string Account { get; init; }

    public required string SignedInThrough { get; init; }

    public required string Tier { get; init; }

    public required string Ends { get; init; }

    public required string Roles { get; init; }

    public required string NoRoles { get; init; }

    public required string SignOut { get; init; }

    public required string WouldLose { get; init; }

    /// <summary>Before a number.</summary>
    public required string Untold { get; init; }

    /// <summary>Before a number.</summary>
    public required string Unrecorded { get; init; }

    public required string NoNetwork { get; init; }

    public required string Stay { get; init; }

    public required string LeaveNow { get; init; }

    public required string Stale { get; init; }

    public required string StaleHow { get; init; }

    /// <summary>What people call the roles.</summary>
    public required IReadOnlyDictionary<string, string> RoleNames { get; init; }

    /// <summary>What each scope allows.</summary>
    public required IReadOnlyDictionary<string, string> Scopes { get; init; }

    /// <summary>What is wrong with a password, by code.</summary>
    public required IReadOnlyDictionary<string, string> PasswordFaults { get; init; }

    public static SignInWords Of(RemedyLanguage language) => language == RemedyLanguage.French ? French : English;

    public static SignInWords English { get; } = new()
    {
        SignIn = "Sign in",
        WhichNetwork = "Through your network",
        WithEmail = "With an e-mail address",
        Email = "E-mail address",
        Continue = "Continue",
        Choose = "Choose your network",
        Go = "Sign in there",
        PasswordFor = "Password for",
        Through = "Sign in through",
        OrPassword = "Or with a password of this directory",
        Wrong = "The address or the password is wrong.",
        TooManyTries = "Too many tries. Wait a minute, then try again.",
        ProviderFailed = "Your network did not sign you in",
        ProviderFailedHow = "The sign-in was cancelled, took too long, or the network's answer could not be trusted. Try again; if it goes on, tell your network.",
        NotDone = "This cannot be done",
        NotDoneHow = "The address is not one of this directory, or the application that sent you here did not ask as it must. Go back and try again; if it goes on, tell whoever runs the application.",
        Fault = "Something failed here",
        FaultHow = "It is not your fault. Try again; if it goes on, give this number to whoever runs the directory:",
        Enrol = "Choose a password",
        EnrolHow = "At least 12 characters, and not easy to guess. Three or four random words are good.",
        EnrolCodeGone = "This link is no longer good",
        EnrolCodeGoneHow = "It was used already, or is more than seven days old. Ask whoever sent it for a new one.",
        NewPassword = "New password",
        Save = "Save and sign in",
        HaveAccount = "I have an account: sign in with it",
        Invited = "You are invited",
        InvitedTo = "With this account you take the role:",
        Take = "Take it",
        Consent = "Do you agree?",
        ConsentAsks = "asks to act for you:",
        ConsentForeign = "It chose this name itself. A partner network vouches for it under the address",
        ConsentNever = "It learns neither your name nor your e-mail address, only a number that nobody else gets.",
        Agree = "Agree",
        Refuse = "Refuse",
        Account = "Your account",
        SignedInThrough = "You belong to",
        Tier = "offer",
        Ends = "until",
        Roles = "Your roles",
        NoRoles = "None: you are here as a member.",
        SignOut = "Sign out",
        WouldLose = "Signing out empties this device. These admissions would be lost",
        Untold = "Admitted without network, and not told to the directory:",
        Unrecorded = "Not taken by the directory, to be settled by hand:",
        NoNetwork = "The directory cannot be reached now.",
        Stay = "Stay signed in",
        LeaveNow = "Sign out and lose them",
        Stale = "This form is too old",
        StaleHow = "Go back, load the page again and repeat what you did.",
        RoleNames = new Dictionary<string, string>
        {
            ["Member"] = "Member",
            ["CentreStaff"] = "Centre staff",
            ["NetworkManager"] = "Network manager",
            ["Assessor"] = "Assessor",
            ["Operator"] = "Operator",
        },
        Scopes = new Dictionary<string, string>
        {
            ["openid"] = "know that it is you",
            ["offline_access"] = "go on while you are away",
            ["passes"] = "ask for passes to centres in your name",
            ["admission"] = "open the doors of centres that you look after",
            ["networks"] = "manage your network",
            ["labels"] = "decide about labels",
            ["operate"] = "operate the directory",
        },
        PasswordFaults = new Dictionary<string, string>
        {
            ["account.exists"] = "There is an account with that address already: sign in with it.",
            ["account.password-short"] = "It has fewer than 12 characters.",
            ["account.password-long"] = "It has more than 128 characters.",
            ["account.password-weak"] = "It is easy to guess.",
        },
    };

    public static SignInWords French { get; } = new()
    {
        SignIn = "Se connecter",
        WhichNetwork = "Par votre réseau",
        WithEmail = "Avec une adresse électronique",
        Email = "Adresse électronique",
        Continue = "Continuer",
        Choose = "Choisissez votre réseau",
        Go = "S’y connecter",
        PasswordFor = "Mot de passe pour",
        Through = "Se connecter par",
        OrPassword = "Ou avec un mot de passe de cet annuaire",
        Wrong = "L’adresse ou le mot de passe est faux.",
        TooManyTries = "Trop d’essais. Attendez une minute, puis réessayez.",
        ProviderFailed = "Votre réseau ne vous a pas connecté",
        ProviderFailedHow = "La connexion a été annulée, a duré trop longtemps, ou la réponse du réseau n’était pas digne de confiance. Réessayez ; si cela persiste, prévenez votre réseau.",
        NotDone = "Ceci n’est pas possible",
        NotDoneHow = "L’adresse n’est pas de cet annuaire, ou l’application qui vous a envoyé ici n’a pas fait sa demande comme il faut. Revenez en arrière et réessayez ; si cela persiste, prévenez qui gère l’application.",
        Fault = "Une erreur s’est produite ici",
        FaultHow = "Ce n’est pas de votre faute. Réessayez ; si cela persiste, donnez ce numéro à qui gère l’annuaire :",
        Enrol = "Choisir un mot de passe",
        EnrolHow = "Au moins 12 caractères, et difficile à deviner. Trois ou quatre mots au hasard conviennent.",
        EnrolCodeGone = "Ce lien n’est plus valable",
        EnrolCodeGoneHow = "Il a déjà servi, ou date de plus de sept jours. Demandez-en un nouveau à qui vous l’a envoyé.",
        NewPassword = "Nouveau mot de passe",
        Save = "Enregistrer et se connecter",
        HaveAccount = "J’ai un compte : m’y connecter",
        Invited = "Vous êtes invité",
        InvitedTo = "Avec ce compte, vous prenez le rôle :",
        Take = "L’accepter",
        Consent = "Êtes-vous d’accord ?",
        ConsentAsks = "demande à agir pour vous :",
        ConsentForeign = "Cette application a choisi ce nom elle-même. Un réseau partenaire répond d’elle sous l’adresse",
        ConsentNever = "Cette application n’apprend ni votre nom ni votre adresse, seulement un numéro que personne d’autre ne reçoit.",
        Agree = "Accepter",
        Refuse = "Refuser",
        Account = "Votre compte",
        SignedInThrough = "Vous êtes membre de",
        Tier = "formule",
        Ends = "jusqu’au",
        Roles = "Vos rôles",
        NoRoles = "Aucun : vous êtes ici en tant que membre.",
        SignOut = "Se déconnecter",
        WouldLose = "Se déconnecter vide cet appareil. Ces admissions seraient perdues",
        Untold = "Admis sans réseau, et pas signalés à l’annuaire\u00a0:",
        Unrecorded = "Non repris par l’annuaire, à régler à la main\u00a0:",
        NoNetwork = "L’annuaire est injoignable en ce moment.",
        Stay = "Rester connecté",
        LeaveNow = "Se déconnecter et les perdre",
        Stale = "Ce formulaire est trop ancien",
        StaleHow = "Revenez en arrière, rechargez la page et recommencez.",
        RoleNames = new Dictionary<string, string>
        {
            ["Member"] = "Membre",
            ["CentreStaff"] = "Accueil d’un centre",
            ["NetworkManager"] = "Gestionnaire de réseau",
            ["Assessor"] = "Évaluateur",
            ["Operator"] = "Exploitant",
        },
        Scopes = new Dictionary<string, string>
        {
            ["openid"] = "savoir que c’est vous",
            ["offline_access"] = "continuer en votre absence",
            ["passes"] = "demander en votre nom des laissez-passer pour des centres",
            ["admission"] = "ouvrir les portes des centres dont vous vous occupez",
            ["networks"] = "gérer votre réseau",
            ["labels"] = "décider des labels",
            ["operate"] = "exploiter l’annuaire",
        },
        PasswordFaults = new Dictionary<string, string>
        {
            ["account.exists"] = "Il existe déjà un compte avec cette adresse : connectez-vous avec lui.",
            ["account.password-short"] = "Il a moins de 12 caractères.",
            ["account.password-long"] = "Il a plus de 128 caractères.",
            ["account.password-weak"] = "Il est facile à deviner.",
        },
    };
}
