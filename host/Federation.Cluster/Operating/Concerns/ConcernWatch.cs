using Federation.Cluster.Mail;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Operating.Concerns;

/// <summary>Looks each minute what is urgent, keeps it for the gauges, and has operators told by mail where this directory sends any. Thread safe.</summary>
internal sealed partial class ConcernWatch(ConditionSurvey survey, MailOfConcerns mail, Outbox outbox, TimeProvider clock, ILogger<ConcernWatch> log) : Rounds(Every, clock)
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private IReadOnlyList<UrgentConcern>? _current;

    /// <summary>What was urgent at the last look; null before the first.</summary>
    public IReadOnlyList<UrgentConcern>? Current => Volatile.Read(ref _current);

    internal override async Task RunAsync(CancellationToken cancellationToken)
    {
        var condition = await survey.ReadAsync(cancellationToken);
        var concerns = UrgentConcerns.Of(condition, Clock.GetUtcNow());
        if (Current is { } before) Tell(before, concerns);
        Volatile.Write(ref _current, concerns);
        if (outbox.IsOpen) await mail.RunAsync(concerns, cancellationToken);
    }

    protected override void Failed(string failure) => LogFailed(log, failure);

    private void Tell(IReadOnlyList<UrgentConcern> before, IReadOnlyList<UrgentConcern> now)
    {
        foreach (var concern in now.Except(before)) LogBegan(log, concern.Key);
        foreach (var concern in before.Except(now)) LogEnded(log, concern.Key);
    }

    [LoggerMessage(LogLevel.Warning, "Urgent: {Concern}. docs/operate.md says what to do.")]
    private static partial void LogBegan(ILogger log, string concern);

    [LoggerMessage(LogLevel.Information, "No longer urgent: {Concern}.")]
    private static partial void LogEnded(ILogger log, string concern);

    [LoggerMessage(LogLevel.Warning, "Operators could not be told by mail what is urgent ({Failure}). It is tried again in a minute.")]
    private static partial void LogFailed(ILogger log, string failure);
}
