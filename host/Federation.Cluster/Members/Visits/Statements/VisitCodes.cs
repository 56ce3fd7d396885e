namespace Federation.Cluster.Members.Visits.Statements;

/// <summary>The stable codes of why a dispute, or its answer, was refused. What to do about each stands in the catalogue of problems.</summary>
public static class VisitCodes
{
    /// <summary>The dispute was answered already, in another way.</summary>
    public const string Answered = "visits.answered";

    /// <summary>The numbers of an answer cannot be.</summary>
    public const string BadNumbers = "visits.bad-numbers";

    /// <summary>The line is disputed already.</summary>
    public const string Disputed = "visits.disputed";

    /// <summary>Nobody disputes the line.</summary>
    public const string NoDispute = "visits.no-dispute";

    /// <summary>The host alone cannot make a line larger: its home network has to say so first.</summary>
    public const string NotAgreed = "visits.not-agreed";

    /// <summary>There is no such statement, or no such line of it, for whoever asks.</summary>
    public const string NoLine = "visits.no-line";

    /// <summary>It is for a manager of the network to do, by a role of that network.</summary>
    public const string NotYours = "visits.not-yours";

    /// <summary>The time for it is over.</summary>
    public const string TooLate = "visits.too-late";
}
