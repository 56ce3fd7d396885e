namespace Federation.Registry.Assessments;

/// <summary>How long things may take. A proposal: nothing of it was ever published.</summary>
public static class AssessmentTimes
{
    /// <summary>A draft that nobody touches for so long lapses.</summary>
    public static readonly TimeSpan Draft = TimeSpan.FromDays(90);

    /// <summary>A draft of which nobody has shown that its applicant speaks for the centre lapses after so long, whatever is done with it.</summary>
    public static readonly TimeSpan Unproven = TimeSpan.FromDays(14);

    /// <summary>What is asked for has to be there within this, or by an earlier time that the assessor names; else the application lapses.</summary>
    public static readonly TimeSpan More = TimeSpan.FromDays(60);

    /// <summary>An assessor who has taken an application is reminded after so long without anything happening; from then on another may take the seat.</summary>
    public static readonly TimeSpan Review = TimeSpan.FromDays(21);

    /// <summary>From the refusal on, an appeal may be made for so long.</summary>
    public static readonly TimeSpan Appeal = TimeSpan.FromDays(30);
}
