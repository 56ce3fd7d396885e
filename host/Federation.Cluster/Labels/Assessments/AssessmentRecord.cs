using System.Text.Json;
using System.Text.Json.Serialization;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Registry.Assessments;

namespace Federation.Cluster.Labels.Assessments;

/// <summary>What the grain of a centre's applications stores: their histories, and with each the event and the row of what is under way.</summary>
internal sealed class AssessmentRecord : ICommitsWithState
{
    private EventWrite? _event;
    private StateWrite? _row;

    /// <summary>In the order in which they were opened, each with its events in theirs.</summary>
    public IReadOnlyList<AssessmentHistory> Applications { get; set; } = [];

    /// <summary>The application whose label is yet to be awarded: it was granted, and no more is known; null for none.</summary>
    public string? Granting { get; set; }

    [JsonIgnore]
    public IReadOnlyList<EventWrite> PendingEvents => _event is null ? [] : [_event];

    [JsonIgnore]
    public IReadOnlyList<StateWrite> PendingWrites => _row is null ? [] : [_row];

    [JsonIgnore]
    public string? IdempotencyKey => null; // Decided on a version: again, it is refused.

    public void Committed(CommitReceipt receipt) => (_event, _row) = (null, null);

    /// <summary>Takes that what was granted is awarded, or that there is nothing to keep an eye on any more, to be written.</summary>
    /// <param name="row">Of what is under way.</param>
    public void Settle(StateWrite? row)
    {
        Granting = null;
        _row = row;
    }

    /// <summary>Takes what happened to an application, to be written.</summary>
    /// <param name="row">Of what is under way, where that changes.</param>
    public void Take(AssessmentHistory history, AssessmentEvent happened, StateWrite? row)
    {
        Applications = Applications.Any(known => known.Id == history.Id) ? [.. Applications.Select(known => known.Id == history.Id ? history : known)] : [.. Applications, history];
        if (happened.Kind == AssessmentEventKind.Granted) Granting = history.Id;
        _event = new EventWrite(new StateKey(RowKinds.Assessment, history.Centre), JsonSerializer.SerializeToUtf8Bytes(new AssessmentHappened(history.Id, happened, AssessmentHappened.IsStep(history, happened)), ClusterJson.Default.AssessmentHappened));
        _row = row;
    }
}

/// <summary>Everything that happened to one application, as stored. Immutable.</summary>
internal sealed record AssessmentHistory(string Id, string Centre, IReadOnlyList<AssessmentEvent> Events)
{
    private Assessment? _assessment;

    /// <summary>With one more event.</summary>
    public AssessmentHistory With(AssessmentEvent happened) => new(Id, Centre, [.. Events, happened]);

    /// <summary>What the events come to.</summary>
    /// <exception cref="ArgumentException">They are no history of one application.</exception>
    [JsonIgnore]
    public Assessment Assessment => _assessment ??= Assessment.Replay(Events);
}

/// <summary>The event in the commit.</summary>
/// <param name="Id">Of the application.</param>
/// <param name="IsPublic">Whether it is a step of an application that was handed in, for the public log: drafts are nobody's business, and what is said is for those whom it concerns.</param>
internal sealed record AssessmentHappened(string Id, AssessmentEvent Event, bool IsPublic)
{
    public static bool IsStep(AssessmentHistory history, AssessmentEvent happened) =>
        happened.Kind is not (AssessmentEventKind.Answered or AssessmentEventKind.AnswerTaken or AssessmentEventKind.FileAdded or AssessmentEventKind.FileTaken or AssessmentEventKind.Judged)
        && history.Events.Any(before => before.Kind == AssessmentEventKind.Submitted);
}

/// <summary>The row of an application that is under way, so that nobody has to look through all that ever were.</summary>
/// <param name="Since">As <see cref="Registry.Assessments.Assessment.StageSince"/>.</param>
/// <param name="Until">As <see cref="Registry.Assessments.Assessment.Until"/>.</param>
/// <param name="WaitsFrom">As <see cref="Registry.Assessments.Assessment.WaitsFrom"/>.</param>
internal sealed record AssessmentUnderWay(AssessmentStage Stage, DateTimeOffset Since, DateTimeOffset? Until, DateTimeOffset? WaitsFrom);
