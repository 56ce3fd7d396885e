using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Mail;

/// <summary>Has decisions told each minute and reminders made each hour, and sends what is due. A directory without a server for mail says so once and does none of it.</summary>
internal sealed partial class MailKeeper(Outbox outbox, MailOfDecisions decisions, MailOfTimes times, MailDelivery delivery, TimeProvider clock, ILogger<MailKeeper> log) : BackgroundService
{
    private const int MinutesOfHour = 60;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!outbox.IsOpen)
        {
            LogNone(log);
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        for (int minute = 0; ; minute = (minute + 1) % MinutesOfHour)
        {
            try
            {
                await RunAsync(isFullHour: minute == 0, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(log, failure.GetType().Name);
            }

            await timer.WaitForNextTickAsync(stoppingToken);
        }
    }

    /// <summary>One look.</summary>
    internal async Task RunAsync(bool isFullHour, CancellationToken cancellationToken)
    {
        await decisions.RunAsync(cancellationToken);
        if (isFullHour) await times.RunAsync(cancellationToken);
        await delivery.RunAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "This directory sends no mail: no server was named for it. Nobody is reminded of anything, and nobody shows by mail that they speak for a centre.")]
    private static partial void LogNone(ILogger log);

    [LoggerMessage(LogLevel.Error, "Mail could not be looked after ({Failure}). The next look is in a minute.")]
    private static partial void LogFailed(ILogger log, string failure);
}
