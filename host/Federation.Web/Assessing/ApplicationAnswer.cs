namespace Federation.Web.Assessing;

/// <summary>What <see cref="ApplicationQuestion.One"/> answers, named as the schema names it.</summary>
/// <param name="Assessment">Null where there is none, and for whom it does not concern.</param>
public sealed record ApplicationAnswer(Application? Assessment);

public sealed record Application
{
    public required string Key { get; init; }

    /// <summary>What a decision names as madeOn.</summary>
    public required int Version { get; init; }

    /// <summary>As the schema's AssessmentStage.</summary>
    public required string Stage { get; init; }

    public required DateTimeOffset StageSince { get; init; }

    public DateTimeOffset? Until { get; init; }

    public required string CriteriaVersion { get; init; }

    public bool IsYours { get; init; }

    /// <summary>Of whoever asks, as the schema's AssessmentSeat; null for none.</summary>
    public string? Seat { get; init; }

    /// <summary>From when somebody without a seat may take it, or decide the appeal.</summary>
    public DateTimeOffset? WaitsFrom { get; init; }

    public string? Network { get; init; }

    public string? Reason { get; init; }

    public Proof? Control { get; init; }

    /// <summary>Null where it is gone.</summary>
    public AssessedCentre? Centre { get; init; }

    public IReadOnlyList<ProposedLevel>? Levels { get; init; }

    public IReadOnlyList<EvidenceFile> Files { get; init; } = [];

    public IReadOnlyList<Answer> Answers { get; init; } = [];

    public IReadOnlyList<TrailEvent> Events { get; init; } = [];
}

/// <param name="Method">As the schema's ControlMethod.</param>
public sealed record Proof(string Method, string? Where);

public sealed record AssessedCentre(string Key, string Name, QueuedAddress? Address, AssessedLabel? Label, AssessedReading Reading);

public sealed record AssessedLabel(string State, int Level);

public sealed record AssessedReading(IReadOnlyList<AssessedAxis> Axes);

public sealed record AssessedAxis(IReadOnlyList<AssessedCriterion> Criteria);

public sealed record AssessedCriterion(string Says, AssessedFinding Finding);

public sealed record AssessedFinding(CriterionName Criterion);

public sealed record CriterionName(string Key);

public sealed record ProposedLevel(string Axis, int? Level);

public sealed record EvidenceFile(string Key, string MediaType, int Bytes);

/// <param name="Value">In the criterion's unit; 1 for yes and 0 for no.</param>
/// <param name="Evidence">As the schema's EvidenceKind.</param>
/// <param name="Files">Their keys.</param>
public sealed record Answer(CriterionName Criterion, double Value, string Evidence, DateTimeOffset ObservedAt, string? Note, IReadOnlyList<string> Files, Judgement? Judgement);

/// <param name="Value">Null where the answer does not count.</param>
public sealed record Judgement(double? Value, string? Evidence, string Reason);

/// <param name="Kind">As the schema's AssessmentEventKind.</param>
/// <param name="Party">As the schema's AssessmentParty.</param>
public sealed record TrailEvent(int Version, DateTimeOffset At, string Kind, string Party, bool ByYou, string? Criterion, string? Reason);
