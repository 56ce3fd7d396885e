using System.Text.Json.Serialization;
using Federation.Registry.Evaluations;
using Federation.Registry.Labels;

namespace Federation.Registry.Assessments;

/// <summary>Something that happened to one application. All of them in order are its audit trail, and tell where it stands.</summary>
public sealed record AssessmentEvent
{
    /// <summary>From 1 on, without gaps.</summary>
    public required int Version { get; init; }

    public required AssessmentEventKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The opaque id of the account; null where time alone did it.</summary>
    public string? By { get; init; }

    /// <summary>Null for what has none.</summary>
    public string? Reason { get; init; }

    /// <summary>For <see cref="AssessmentEventKind.Opened"/> what it is about; else null.</summary>
    public AssessmentSubject? Subject { get; init; }

    public Answer? Answer { get; init; }

    /// <summary>For <see cref="AssessmentEventKind.AnswerTaken"/> the criterion, for <see cref="AssessmentEventKind.FileTaken"/> the file; else null.</summary>
    public string? Taken { get; init; }

    public EvidenceFile? File { get; init; }

    public ControlProof? Control { get; init; }

    public Judgement? Judgement { get; init; }

    /// <summary>For <see cref="AssessmentEventKind.MoreAsked"/> by when; else null.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>For what is proposed or granted; else null.</summary>
    public LabelLevels? Levels { get; init; }

    /// <summary>What <see cref="Levels"/> come of: what was accepted, and what the directory itself knew. Null with them.</summary>
    public IReadOnlyList<Observation>? Observations { get; init; }
}

/// <summary>What happened. Stored by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AssessmentEventKind>))]
public enum AssessmentEventKind
{
    Opened,
    Answered,

    /// <summary>The applicant took an answer back.</summary>
    AnswerTaken,
    FileAdded,
    FileTaken,
    ControlProven,
    Submitted,

    /// <summary>An assessor takes the application, as the first or the second.</summary>
    Assigned,
    Judged,
    MoreAsked,
    Proposed,

    /// <summary>The second assessor does not agree with what was proposed, and says why.</summary>
    Returned,
    Granted,
    Refused,
    Appealed,

    /// <summary>An appeal was allowed: others look at it again.</summary>
    Reopened,
    Dismissed,
    Withdrawn,
    Lapsed,
}
