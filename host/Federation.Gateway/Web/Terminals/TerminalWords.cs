using Federation.Cluster.Problems;

namespace Federation.Gateway.Web.Terminals;

/// <summary>The words of the pages where a terminal is let in, in one language.</summary>
internal sealed record TerminalWords
{
    public required string Title { get; init; }

    public required string Code { get; init; }

    public required string CodeHow { get; init; }

    public required string Continue { get; init; }

    public required string WrongCode { get; init; }

    public required string TooManyTries { get; init; }

    /// <summary>Before the centre's name.</summary>
    public required string Door { get; init; }

    /// <summary>Before what the program calls itself.</summary>
    public required string Program { get; init; }

    public required string SameCode { get; init; }

    public required string May { get; init; }

    public required string BeThere { get; init; }

    public required string LetIn { get; init; }

    public required string Refuse { get; init; }

    public required string Refused { get; init; }

    public required string RefusedHow { get; init; }

    /// <summary>Before the centre's name.</summary>
    public required string NotStaff { get; init; }

    public required string Done { get; init; }

    public required string DoneHow { get; init; }

    public static TerminalWords Of(RemedyLanguage language) => language == RemedyLanguage.French ? French : English;

    public static TerminalWords English { get; } = new()
    {
        Title = "A terminal at a door",
        Code = "Code on the terminal",
        CodeHow = "Nine digits, good for ten minutes.",
        Continue = "Continue",
        WrongCode = "No terminal shows this code, or it is older than ten minutes. Look at the terminal again.",
        TooManyTries = "Too many codes. Wait a minute, then try again.",
        Door = "It wants to open the door of",
        Program = "Program:",
        SameCode = "Code:",
        May = "It will admit visitors there in your name until you are no longer staff, your account is signed out everywhere (as by a new password), or it does not report for 14 days. It may do nothing else, and nowhere else.",
        BeThere = "Go on only if the terminal stands before you, shows this same code, and belongs to the centre.",
        LetIn = "Let it in",
        Refuse = "Refuse",
        Refused = "The terminal was refused",
        RefusedHow = "It opens nothing. You can close this page.",
        NotStaff = "Only staff may let a terminal in, and you are not of the network that keeps the door of",
        Done = "The terminal is let in",
        DoneHow = "It goes on by itself in a few seconds. You can close this page.",
    };

    public static TerminalWords French { get; } = new()
    {
        Title = "Un terminal à une porte",
        Code = "Code affiché par le terminal",
        CodeHow = "Neuf chiffres, valables dix minutes.",
        Continue = "Continuer",
        WrongCode = "Aucun terminal n’affiche ce code, ou il a plus de dix minutes. Regardez à nouveau le terminal.",
        TooManyTries = "Trop de codes. Attendez une minute, puis réessayez.",
        Door = "Il veut ouvrir la porte de",
        Program = "Programme :",
        SameCode = "Code :",
        May = "Il y admettra des visiteurs en votre nom, jusqu’à ce que vous ne fassiez plus partie du personnel, que votre compte soit déconnecté partout (par un nouveau mot de passe, par exemple) ou qu’il ne se soit pas manifesté pendant 14 jours. Il ne peut rien faire d’autre, ni ailleurs.",
        BeThere = "Ne continuez que si le terminal est devant vous, affiche ce même code et appartient au centre.",
        LetIn = "L’autoriser",
        Refuse = "Refuser",
        Refused = "Le terminal a été refusé",
        RefusedHow = "Il n’ouvre rien. Vous pouvez fermer cette page.",
        NotStaff = "Seul le personnel peut autoriser un terminal, et vous n’êtes pas du réseau qui tient la porte de",
        Done = "Le terminal est autorisé",
        DoneHow = "Il continue de lui-même dans quelques secondes. Vous pouvez fermer cette page.",
    };
}
