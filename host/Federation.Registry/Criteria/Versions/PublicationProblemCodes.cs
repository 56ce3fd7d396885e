namespace Federation.Registry.Criteria.Versions;

/// <summary>The stable codes of why a version of the criteria is not published. What to do about each stands in the directory's catalogue of problems.</summary>
public static class PublicationProblemCodes
{
    /// <summary>Another version was published, or another dry run stored, at the same moment.</summary>
    public const string Changed = "criteria.changed";

    /// <summary>The dry run of this text began, and did not come to its end.</summary>
    public const string DryRunFailed = "criteria.dry-run-failed";

    /// <summary>The dry run of this text is too long ago.</summary>
    public const string DryRunOld = "criteria.dry-run-old";

    /// <summary>There was no dry run of exactly this text.</summary>
    public const string NoDryRun = "criteria.no-dry-run";

    /// <summary>The version is not newer than those that are published.</summary>
    public const string NotNewer = "criteria.not-newer";

    /// <summary>It would be in force too early: in the past, within a day, or before the version published last.</summary>
    public const string TooSoon = "criteria.too-soon";
}
