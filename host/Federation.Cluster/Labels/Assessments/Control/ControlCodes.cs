namespace Federation.Cluster.Labels.Assessments.Control;

/// <summary>The stable codes of why somebody did not show that they speak for a centre.</summary>
public static class ControlCodes
{
    /// <summary>The address is none of those to which a code can be sent.</summary>
    public const string Mailbox = "control.mailbox";

    /// <summary>No code was asked for, it is over, or it was guessed at too often.</summary>
    public const string NoCode = "control.no-code";

    /// <summary>This directory sends no mail.</summary>
    public const string NoMail = "control.no-mail";

    /// <summary>The centre lists no website of its own.</summary>
    public const string NoWebsite = "control.no-website";

    /// <summary>The file cannot be read, or does not have the code.</summary>
    public const string NotThere = "control.not-there";

    /// <summary>It was shown already.</summary>
    public const string Shown = "control.shown";

    /// <summary>Codes were asked for, or looked for, too often.</summary>
    public const string TooOften = "control.too-often";

    /// <summary>It is another code.</summary>
    public const string WrongCode = "control.wrong-code";
}
