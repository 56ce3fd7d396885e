namespace Federation.Registry.Labels;

/// <summary>The stable codes of why a decision about a label is refused. What to do about each stands in the directory's catalogue of problems.</summary>
public static class LabelProblemCodes
{
    /// <summary>The time for an appeal is over.</summary>
    public const string AppealLate = "label.appeal-late";

    /// <summary>An appeal against the suspension was made, and is to be decided on first, or was.</summary>
    public const string Appealed = "label.appealed";

    /// <summary>Who decides is not told, or too long.</summary>
    public const string BadActor = "label.bad-actor";

    /// <summary>The version of the criteria under which an award was made elsewhere is none.</summary>
    public const string BadCriteria = "label.bad-criteria";

    /// <summary>The levels to award are not levels, or there is none.</summary>
    public const string BadLevels = "label.bad-levels";

    /// <summary>A line of a file of awards to take over is no award.</summary>
    public const string BadLine = "label.bad-line";

    /// <summary>The reason is not told, or too long.</summary>
    public const string BadReason = "label.bad-reason";

    /// <summary>What an award is called where it was made is not told, or too long.</summary>
    public const string BadReference = "label.bad-reference";

    /// <summary>An award that was made elsewhere ends before it begins, or lasts longer than any.</summary>
    public const string BadValidity = "label.bad-validity";

    /// <summary>The label changed after it was looked at.</summary>
    public const string Changed = "label.changed";

    /// <summary>The decision is of a time before the label's last event.</summary>
    public const string EarlierTime = "label.earlier-time";

    /// <summary>The label's time is over.</summary>
    public const string Expired = "label.expired";

    /// <summary>An award that was made elsewhere is of a time to come.</summary>
    public const string FutureTime = "label.future-time";

    /// <summary>The centre has a label, awarded or suspended.</summary>
    public const string InForce = "label.in-force";

    /// <summary>The centre was never awarded a label.</summary>
    public const string None = "label.none";

    /// <summary>No appeal waits for a decision.</summary>
    public const string NoAppeal = "label.no-appeal";

    /// <summary>The label's time is not over yet.</summary>
    public const string NotDue = "label.not-due";

    /// <summary>The label is not suspended.</summary>
    public const string NotSuspended = "label.not-suspended";

    /// <summary>Whoever suspended a label does not dismiss the appeal against that.</summary>
    public const string OwnDecision = "label.own-decision";

    /// <summary>An award of this reference was taken over for the centre before, and said something else.</summary>
    public const string ReferenceTaken = "label.reference-taken";

    /// <summary>The label was revoked, which is final.</summary>
    public const string Revoked = "label.revoked";

    /// <summary>The label is suspended already.</summary>
    public const string Suspended = "label.suspended";

    /// <summary>The directory has no centre of that id, or a closed one.</summary>
    public const string UnknownCentre = "label.unknown-centre";

    /// <summary>What is stored of the centre or its label cannot be read.</summary>
    public const string Unreadable = "label.unreadable";
}
