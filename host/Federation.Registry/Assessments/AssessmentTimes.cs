namespace Federation.Registry.Assessments;

/// <summary>How long things may take. A proposal: nothing of it was ever published.</summary>
public static class AssessmentTimes
{
    /// <summary>A draft that nobody touches for so long lapses.</summary>
    public static readonly TimeSpan Draft = TimeSpan.FromDays(90);

    /// <summary>What is asked for has to be there within this, or by an earlier time that the assessor names; else the application lapses.</summary>
    public static readonly TimeSpan More = TimeSpan.FromDays(60);

    /// <summary>An assessor who has taken an application is reminded after so long.</summary>
    public static readonly TimeSpan Review = TimeSpan.FromDays(21);

    /// <summary>From the refusal on, an appeal may be made for so long.</summary>
    public static readonly TimeSpan Appeal = TimeSpan.FromDays(30);

    /// <summary>Before something lapses its applicant is reminded by so long.</summary>
    public static readonly TimeSpan Reminder = TimeSpan.FromDays(7);
}
