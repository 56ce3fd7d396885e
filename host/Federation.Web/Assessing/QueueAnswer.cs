namespace Federation.Web.Assessing;

/// <summary>What <see cref="QueueQuestion"/> answers, named as the schema names it.</summary>
/// <param name="Waiting">What any assessor may take or decide now.</param>
/// <param name="UnderWay">What somebody has taken, or the applicant was asked about.</param>
public sealed record QueueAnswer(IReadOnlyList<QueuedApplication> Waiting, IReadOnlyList<QueuedApplication> UnderWay, IReadOnlyList<LabelReview> LabelReviews, IReadOnlyList<WaitingAppeal> SuspensionAppeals);

/// <param name="Stage">As the schema's AssessmentStage.</param>
/// <param name="Seat">Of whoever asks, as the schema's AssessmentSeat; null for none.</param>
public sealed record QueuedApplication(string Key, string Stage, DateTimeOffset StageSince, DateTimeOffset? Until, string CriteriaVersion, string? Seat, QueuedCentre? Centre);

public sealed record QueuedCentre(string Key, string Name, QueuedAddress? Address);

public sealed record QueuedAddress(string Text);

/// <param name="Since">The first day of the fall, as the schema has it.</param>
public sealed record LabelReview(string Key, int Label, int Awarded, int Level, string Since, QueuedCentre? Centre, IReadOnlyList<ReviewReason> Why);

public sealed record ReviewReason(string Criterion, bool Mandatory, string Says);

public sealed record WaitingAppeal(string CentreKey, DateTimeOffset Since, QueuedCentre? Centre, SuspendedLabel Label);

public sealed record SuspendedLabel(int Version, int Level, IReadOnlyList<LabelStep> History);

/// <param name="Kind">As the schema's LabelEventKind.</param>
public sealed record LabelStep(string Kind, DateTimeOffset At, string Reason);
