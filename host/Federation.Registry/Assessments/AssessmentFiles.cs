namespace Federation.Registry.Assessments;

/// <summary>How many files an application may have, and for how long they are kept. A proposal, as <see cref="AssessmentTimes"/>.</summary>
public static class AssessmentFiles
{
    /// <summary>Of one application.</summary>
    public const int Most = 100;

    /// <summary>In all files of one application together.</summary>
    public const long MostBytes = 100L * 1024 * 1024;

    /// <summary>From the day on which the label was granted: two years for which it holds, and one in which it may still be asked what it came of.</summary>
    public static readonly TimeSpan OfGranted = TimeSpan.FromDays(3 * 365);

    /// <summary>From the day on which an application ended otherwise, or could not be appealed any more.</summary>
    public static readonly TimeSpan OfOthers = TimeSpan.FromDays(60);

    /// <summary>Until when its files are kept; null while the application goes on.</summary>
    public static DateTimeOffset? KeptUntil(Assessment assessment) => assessment.Stage switch
    {
        AssessmentStage.Granted => assessment.ChangedAt + OfGranted,
        AssessmentStage.Refused => (assessment.Until ?? assessment.ChangedAt) + OfOthers,
        _ => assessment.IsClosed ? assessment.ChangedAt + OfOthers : null,
    };

    // Anybody may begin an application: nobody fills the disk who has not shown that they speak for a centre.
    internal static AssessmentRefusal? Against(Assessment assessment, EvidenceFile file)
    {
        if (assessment.Control is null) return new(AssessmentProblemCodes.Incomplete, "It was not shown yet that the applicant speaks for the centre: files come after that.");
        if (assessment.Files.ContainsKey(file.Id)) return new(AssessmentProblemCodes.File, "The file is there already.");
        bool isFull = assessment.Files.Count >= Most || assessment.Files.Values.Sum(known => known.Bytes) + file.Bytes > MostBytes;
        return isFull ? new(AssessmentProblemCodes.FilesFull, $"An application has up to {Most} files, of {MostBytes >> 20} MiB in all.") : null;
    }
}
