namespace Federation.Cluster.Operating.Acts;

/// <summary>Something that somebody decided who works for the directory or for one of its networks, as it stands where it is kept for its own sake. Immutable.</summary>
public sealed record StaffAct
{
    /// <summary>Tells it from all others, also from those of the same moment, and stays the same.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required StaffActKind Kind { get; init; }

    /// <summary>What it was about, by its key: a centre, an application, a network, a version … Null where naming it would name a person.</summary>
    public string? Subject { get; init; }

    /// <summary>The opaque id of the account or client; null where none is written down, or a name is that somebody wrote.</summary>
    public string? Actor { get; init; }

    /// <summary>The newest first; of one moment in order of <see cref="Id"/>.</summary>
    public static Comparer<StaffAct> NewestFirst { get; } = Comparer<StaffAct>.Create((one, other) => other.At.CompareTo(one.At) is var order and not 0 ? order : string.CompareOrdinal(one.Id, other.Id));
}

/// <summary>What was decided.</summary>
public enum StaffActKind
{
    LabelAwarded,
    LabelSuspended,
    LabelReinstated,
    LabelRevoked,
    LabelAppealDismissed,
    AssessmentTaken,
    AssessmentMoreAsked,
    AssessmentProposed,
    AssessmentReturned,
    AssessmentRefused,
    AssessmentReopened,
    AssessmentDismissed,
    CriteriaPublished,
    ListingsJoined,
    ListingsKeptApart,
    ListingsDecisionWithdrawn,
    RegroupingUndone,
    RemovalsReleased,
    RemovalsUndone,
    QuarantineReplayed,
    NetworkAdded,
    EntitySet,
    EntityDenied,
    PersonErased,
    VisitorBlocked,
    MemberBlocked,
    AdapterInstalled,
    KeyIntroduced,
    RoleGranted,
    AccountInvited,
}
