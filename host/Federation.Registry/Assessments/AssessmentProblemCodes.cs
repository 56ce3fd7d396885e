namespace Federation.Registry.Assessments;

/// <summary>The stable codes of why something cannot happen to an application. What to do about each stands in the directory's catalogue of problems.</summary>
public static class AssessmentProblemCodes
{
    /// <summary>An answer or a judgement has a value or evidence that the criterion cannot have, or is of no time yet.</summary>
    public const string BadAnswer = "assessment.bad-answer";

    /// <summary>A reason or a note is missing or too long.</summary>
    public const string BadText = "assessment.bad-text";

    /// <summary>The time to answer by is past, or too far away.</summary>
    public const string BadTime = "assessment.bad-time";

    /// <summary>The application changed after it was looked at.</summary>
    public const string Changed = "assessment.changed";

    /// <summary>The assessor belongs to a network that lists the centre, or is the applicant.</summary>
    public const string Conflict = "assessment.conflict";

    /// <summary>The decision is of a time before the application's last event.</summary>
    public const string EarlierTime = "assessment.earlier-time";

    /// <summary>It has no such file, has it already, or an answer names it.</summary>
    public const string File = "assessment.file";

    /// <summary>The application has as many files, or as many bytes of them, as one may have.</summary>
    public const string FilesFull = "assessment.files-full";

    /// <summary>Something has to be there first: a proof of control, an answer, a judgement on every answer.</summary>
    public const string Incomplete = "assessment.incomplete";

    /// <summary>The time for it is over.</summary>
    public const string Late = "assessment.late";

    /// <summary>What was accepted reaches no level on any axis.</summary>
    public const string NoLevel = "assessment.no-level";

    /// <summary>It is for somebody else to do: the applicant, the assessor of the seat, somebody who had no part in it.</summary>
    public const string NotYours = "assessment.not-yours";

    /// <summary>Its time is not over yet.</summary>
    public const string NotDue = "assessment.not-due";

    /// <summary>Another application for the label of this centre is under way.</summary>
    public const string Open = "assessment.open";

    /// <summary>It does not stand where that can happen.</summary>
    public const string Stage = "assessment.stage";

    /// <summary>More has happened to the application than any needs.</summary>
    public const string TooLong = "assessment.too-long";

    /// <summary>There is no such application, or it is no business of whoever asks.</summary>
    public const string Unknown = "assessment.unknown";

    /// <summary>An answer or a judgement is of a criterion that is not there, or that the directory computes itself.</summary>
    public const string UnknownCriterion = "assessment.unknown-criterion";
}
