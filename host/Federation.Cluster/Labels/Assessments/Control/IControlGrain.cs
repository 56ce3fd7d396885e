namespace Federation.Cluster.Labels.Assessments.Control;

/// <summary>The codes by which people show that they speak for one centre. Its key is the centre's <see cref="Centres.CentreId"/> as text. That it is the applicant who asks is for the caller to have seen to, and that the application is one that can be shown anything.</summary>
[Alias("IControlGrain")]
public interface IControlGrain : IGrainWithStringKey
{
    /// <summary>Gives out a code to be put into a file on the centre's listed website.</summary>
    [Alias("AskFile")]
    Task<ControlAnswer> AskFile(string application);

    /// <summary>Tells where that file is to be looked for, and what for. Whoever is told looks.</summary>
    [Alias("Look")]
    Task<ControlAnswer> Look(string application);

    /// <summary>Has a code mailed to one of the centre's own mailboxes.</summary>
    [Alias("AskMail")]
    Task<ControlAnswer> AskMail(string application, string mailbox);

    /// <summary>Takes a code that was mailed.</summary>
    [Alias("Enter")]
    Task<ControlAnswer> Enter(string application, string code);
}
