using System.Diagnostics.Metrics;
using Federation.Cluster.Mail;
using Federation.Cluster.Telemetry;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Operating.Concerns;

/// <summary>Looks each minute what is urgent, shows it to whoever listens to the directory's meter, and has operators told by mail where this directory sends any. Where nobody would be told it does not look. Thread safe.</summary>
internal sealed partial class ConcernWatch : Rounds
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly ConditionSurvey _survey;
    private readonly MailOfConcerns _mail;
    private readonly Outbox _outbox;
    private readonly ILogger _log;
    private readonly ObservableGauge<int> _gauge;
    private IReadOnlyList<UrgentConcern>? _current;

    public ConcernWatch(ConditionSurvey survey, MailOfConcerns mail, Outbox outbox, TimeProvider clock, ILogger<ConcernWatch> log)
        : base(Every, clock)
    {
        (_survey, _mail, _outbox, _log) = (survey, mail, outbox, log);
        _gauge = Meter.CreateObservableGauge("federation.concerns", Measure, "{concern}", "What is urgent, by kind; 0 for what is not.");
    }

    /// <summary>What was urgent at the last look; null before the first.</summary>
    public IReadOnlyList<UrgentConcern>? Current => Volatile.Read(ref _current);

    /// <summary>Of its own, so that it ends with its host.</summary>
    internal Meter Meter { get; } = new(DirectoryTelemetry.Name, DirectoryTelemetry.Meter.Version);

    public override void Dispose()
    {
        Meter.Dispose();
        base.Dispose();
    }

    internal override async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!_outbox.IsOpen && !_gauge.Enabled) return;
        var condition = await _survey.ReadAsync(cancellationToken);
        var concerns = UrgentConcerns.Of(condition, Clock.GetUtcNow());
        Tell(Current ?? [], concerns);
        Volatile.Write(ref _current, concerns);
        if (_outbox.IsOpen) await _mail.RunAsync(concerns, cancellationToken);
    }

    protected override void Failed(string failure) => LogFailed(_log, failure);

    private IEnumerable<Measurement<int>> Measure() =>
        Current is not { } current ? [] : Enum.GetValues<UrgentKind>().Select(kind => new Measurement<int>(current.Count(concern => concern.Kind == kind), new KeyValuePair<string, object?>(TelemetryTags.Concern, TelemetryTags.Of(kind))));

    private void Tell(IReadOnlyList<UrgentConcern> before, IReadOnlyList<UrgentConcern> now)
    {
        foreach (var concern in now.Except(before)) LogBegan(_log, concern.Key);
        foreach (var concern in before.Except(now)) LogEnded(_log, concern.Key);
    }

    [LoggerMessage(LogLevel.Warning, "Urgent: {Concern}. docs/operate.md says what to do.")]
    private static partial void LogBegan(ILogger log, string concern);

    [LoggerMessage(LogLevel.Information, "No longer urgent: {Concern}.")]
    private static partial void LogEnded(ILogger log, string concern);

    [LoggerMessage(LogLevel.Warning, "Operators could not be told by mail what is urgent ({Failure}). It is tried again in a minute.")]
    private static partial void LogFailed(ILogger log, string failure);
}
