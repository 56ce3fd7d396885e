using System.Text.Json.Serialization;

namespace Federation.Registry.Assessments;

/// <summary>Where an application for the label stands. Stored by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AssessmentStage>))]
public enum AssessmentStage
{
    /// <summary>The applicant fills it in.</summary>
    Draft,

    /// <summary>It waits for an assessor to take it.</summary>
    Submitted,

    /// <summary>An assessor looks at it, criterion by criterion.</summary>
    InReview,

    /// <summary>The applicant is asked for more.</summary>
    MoreAsked,

    /// <summary>The first assessor would give a level 3, and a second one has to agree.</summary>
    Proposed,

    /// <summary>The label is awarded.</summary>
    Granted,

    /// <summary>It is not. An appeal is possible for a while.</summary>
    Refused,

    /// <summary>The applicant appeals; somebody who had no part in the refusal decides.</summary>
    Appealed,

    /// <summary>The refusal stood.</summary>
    Dismissed,

    /// <summary>The applicant took it back.</summary>
    Withdrawn,

    /// <summary>Its time ran out while the applicant had to do something.</summary>
    Lapsed,
}
