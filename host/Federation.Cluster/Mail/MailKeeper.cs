using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Mail;

/// <summary>Has decisions told each minute and reminders made each hour, and sends what is due. A directory without a server for mail says so once, and only ends what waits from a time when it had one. A step that fails keeps none of the others back.</summary>
internal sealed partial class MailKeeper(Outbox outbox, MailOfDecisions decisions, MailOfTimes times, MailDelivery delivery, TimeProvider clock, ILogger<MailKeeper> log)
    : Rounds(TimeSpan.FromMinutes(1), clock, atOnce: true)
{
    private const int MinutesOfHour = 60;

    private int _minute;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (!outbox.IsOpen) LogNone(log);
        return base.StartAsync(cancellationToken);
    }

    /// <summary>One look: the first, and each sixtieth after it, is that of a full hour.</summary>
    internal override Task RunAsync(CancellationToken cancellationToken)
    {
        bool isFullHour = _minute == 0;
        _minute = (_minute + 1) % MinutesOfHour;
        return RunAsync(isFullHour, cancellationToken);
    }

    /// <summary>One look.</summary>
    internal async Task RunAsync(bool isFullHour, CancellationToken cancellationToken)
    {
        if (outbox.IsOpen) await TryAsync(nameof(decisions), decisions.RunAsync, cancellationToken);
        if (outbox.IsOpen && isFullHour) await TryAsync(nameof(times), times.RunAsync, cancellationToken);
        await TryAsync(nameof(delivery), delivery.RunAsync, cancellationToken);
    }

    protected override void Failed(string failure) => LogFailed(log, nameof(RunAsync), failure);

    private async Task TryAsync(string step, Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        try
        {
            await run(cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(log, step, failure.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Information, "This directory sends no mail: no server was named for it. Nobody is reminded of anything, and nobody shows by mail that they speak for a centre.")]
    private static partial void LogNone(ILogger log);

    [LoggerMessage(LogLevel.Error, "Mail could not be looked after ({Step}: {Failure}). The next look is in a minute, at times in an hour.")]
    private static partial void LogFailed(ILogger log, string step, string failure);
}
