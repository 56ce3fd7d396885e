using Federation.Registry.Assessments;

namespace Federation.Cluster.Labels.Assessments.Control;

/// <summary>The codes of one centre's applications, and how often they were asked for. Immutable; every method gives the book after it.</summary>
internal sealed record ControlBook
{
    private const int MostTries = 5, MostMailsOfApplication = 3, MostMailsOfCentre = 5;

    private static readonly TimeSpan FileFor = TimeSpan.FromDays(14), MailFor = TimeSpan.FromHours(1), BetweenLooks = TimeSpan.FromSeconds(15), BetweenMails = TimeSpan.FromMinutes(10), Day = TimeSpan.FromDays(1);

    public IReadOnlyList<ControlChallenge> Challenges { get; init; } = [];

    /// <summary>Of the last day.</summary>
    public IReadOnlyList<ControlMailing> Mailings { get; init; } = [];

    /// <summary>Gives out a code for the website, in the place of the last one.</summary>
    public (ControlBook Book, ControlAnswer Answer) AskFile(string application, string host, string code, DateTimeOffset now) =>
        Give(new ControlChallenge(application, ControlMethod.File, host, ControlCode.Hash(code), now, now + FileFor), code, now);

    /// <summary>Lets the website be looked at.</summary>
    public (ControlBook Book, ControlAnswer Answer) Look(string application, string? host, DateTimeOffset now)
    {
        if (Find(application, ControlMethod.File, host, now) is not { } asked) return (this, NoCode);
        if (now < asked.LookedAt + BetweenLooks) return (this, TooOften("The website was just looked at."));
        return (With(asked with { LookedAt = now }, now), new ControlAnswer(null, null) { Host = asked.Host, Hash = asked.Hash, Until = asked.Until });
    }

    /// <summary>Gives out a code by mail, in the place of the last one.</summary>
    public (ControlBook Book, ControlAnswer Answer) AskMail(string application, string host, string mailbox, string code, DateTimeOffset now)
    {
        if (!ControlHost.Mailboxes(host).Contains(mailbox)) return (this, NoMailbox);
        var today = Mailings.Where(sent => now < sent.At + Day).ToList();
        var own = today.Where(sent => sent.Application == application).ToList();
        if (today.Count >= MostMailsOfCentre || own.Count >= MostMailsOfApplication || own.Any(sent => now < sent.At + BetweenMails)) return (this, TooOften("Codes were mailed to this centre already."));
        var (book, answer) = Give(new ControlChallenge(application, ControlMethod.Mail, host, ControlCode.Hash(code), now, now + MailFor), null, now);
        return (book with { Mailings = [.. today, new ControlMailing(application, now)] }, answer);
    }

    /// <summary>Takes a code that was mailed. It stays good until its end, so that whoever did not hear the answer may enter it again.</summary>
    public (ControlBook Book, ControlAnswer Answer) Enter(string application, string? host, string code, DateTimeOffset now)
    {
        if (Find(application, ControlMethod.Mail, host, now) is not { Tries: < MostTries } asked) return (this, NoCode);
        return ControlCode.Is(code, asked.Hash)
            ? (this, new ControlAnswer(null, null) { Host = asked.Host })
            : (With(asked with { Tries = asked.Tries + 1 }, now), new ControlAnswer(ControlCodes.WrongCode, "It is another code."));
    }

    public static ControlAnswer NoMailbox { get; } = new(ControlCodes.Mailbox, "That is no mailbox of the centre to which a code can be sent.");

    private static ControlAnswer NoCode { get; } = new(ControlCodes.NoCode, "No code that still counts was asked for.");

    private static ControlAnswer TooOften(string message) => new(ControlCodes.TooOften, message);

    private (ControlBook Book, ControlAnswer Answer) Give(ControlChallenge challenge, string? secret, DateTimeOffset now) =>
        (With(challenge, now), new ControlAnswer(null, null) { Host = challenge.Host, Secret = secret, Until = challenge.Until });

    private ControlChallenge? Find(string application, ControlMethod method, string? host, DateTimeOffset now) =>
        Challenges.FirstOrDefault(challenge => challenge.Application == application && challenge.Method == method && challenge.Host == host && now < challenge.Until);

    /// <summary>With this one in the place of what it follows, and without what is over.</summary>
    private ControlBook With(ControlChallenge challenge, DateTimeOffset now) => this with
    {
        Challenges = [.. Challenges.Where(known => now < known.Until && (known.Application != challenge.Application || known.Method != challenge.Method)), challenge],
    };
}
