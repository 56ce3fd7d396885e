using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Labels.Assessments.Evidence;

/// <summary>Clears what is kept no more: at the start, and then hourly.</summary>
internal sealed partial class EvidenceKeeper(EvidenceArchive evidence, AssessmentArchive applications, EvidenceScan scan, TimeProvider clock, ILogger<EvidenceKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    private readonly EvidenceSweep _sweep = new(evidence, applications, clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            await RunAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One look. A folder that cannot be tidied keeps nothing longer in the store.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            scan.Tidy(clock.GetUtcNow());
        }
        catch (Exception failure)
        {
            LogNotTidied(log, failure.GetType().Name);
        }

        try
        {
            if (await _sweep.RunAsync(cancellationToken) is > 0 and var gone) LogGone(log, gone);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Nobody is shown what is over; the next hour tries again.
            LogFailed(log, failure.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Count} evidence files were removed: their applications are over, or do not name them.")]
    private static partial void LogGone(ILogger log, int count);

    [LoggerMessage(LogLevel.Error, "The folder in which evidence files are scanned could not be tidied ({Failure}). The next look is in an hour.")]
    private static partial void LogNotTidied(ILogger log, string failure);

    [LoggerMessage(LogLevel.Error, "Evidence files that are kept no more could not all be removed ({Failure}). The next look is in an hour.")]
    private static partial void LogFailed(ILogger log, string failure);
}
