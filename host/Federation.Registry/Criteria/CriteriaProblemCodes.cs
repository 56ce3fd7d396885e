namespace Federation.Registry.Criteria;

/// <summary>
/// The stable codes of what may be wrong in a criteria file. What to do about each stands in the directory's catalogue of problems,
/// which this assembly, used by others alone, does not see.
/// </summary>
public static class CriteriaProblemCodes
{
    /// <summary>Not YAML, or YAML with what criteria do without: anchors, aliases, tags, deep nesting, great length.</summary>
    public const string Syntax = "criteria.syntax";

    /// <summary>A text where members are expected, or the like.</summary>
    public const string Shape = "criteria.shape";

    /// <summary>A member that has to be there is not, other than a unit or a translation.</summary>
    public const string MissingMember = "criteria.missing-member";

    /// <summary>A criterion's unit is missing.</summary>
    public const string MissingUnit = "criteria.missing-unit";

    /// <summary>A text is there in one language only, or in none.</summary>
    public const string MissingTranslation = "criteria.missing-translation";

    /// <summary>A member that nothing reads.</summary>
    public const string UnknownMember = "criteria.unknown-member";

    /// <summary>A member stands twice.</summary>
    public const string RepeatedMember = "criteria.repeated-member";

    /// <summary>An axis that is none of the five.</summary>
    public const string UnknownAxis = "criteria.unknown-axis";

    /// <summary>An evidence kind that is none of the five.</summary>
    public const string UnknownEvidence = "criteria.unknown-evidence";

    /// <summary>Any other value that cannot be meant.</summary>
    public const string BadValue = "criteria.bad-value";

    /// <summary>Two criteria have one id.</summary>
    public const string DuplicateId = "criteria.duplicate-id";

    /// <summary>A higher level asks for less than a lower one.</summary>
    public const string ThresholdOrder = "criteria.threshold-order";

    /// <summary>A share is out of 0 to 1, or lower than that of the level below.</summary>
    public const string Share = "criteria.share";

    /// <summary>An axis has no criterion.</summary>
    public const string EmptyAxis = "criteria.empty-axis";
}
