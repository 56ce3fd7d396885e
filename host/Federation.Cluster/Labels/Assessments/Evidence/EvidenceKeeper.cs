using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Labels.Assessments.Evidence;

/// <summary>Clears what is kept no more: at the start, and then hourly.</summary>
internal sealed partial class EvidenceKeeper(EvidenceArchive evidence, AssessmentArchive applications, EvidenceScan scan, TimeProvider clock, ILogger<EvidenceKeeper> log)
    : Rounds(TimeSpan.FromHours(1), clock, atOnce: true)
{
    private readonly EvidenceSweep _sweep = new(evidence, applications, clock);

    /// <summary>One look. A folder that cannot be tidied keeps nothing longer in the store.</summary>
    internal override async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            scan.Tidy(Clock.GetUtcNow());
        }
        catch (Exception failure)
        {
            LogNotTidied(log, failure.GetType().Name);
        }

        if (await _sweep.RunAsync(cancellationToken) is > 0 and var gone) LogGone(log, gone);
    }

    /// <summary>Nobody is shown what is over.</summary>
    protected override void Failed(string failure) => LogFailed(log, failure);

    [LoggerMessage(LogLevel.Information, "{Count} evidence files were removed: their applications are over, or do not name them.")]
    private static partial void LogGone(ILogger log, int count);

    [LoggerMessage(LogLevel.Error, "The folder in which evidence files are scanned could not be tidied ({Failure}). The next look is in an hour.")]
    private static partial void LogNotTidied(ILogger log, string failure);

    [LoggerMessage(LogLevel.Error, "Evidence files that are kept no more could not all be removed ({Failure}). The next look is in an hour.")]
    private static partial void LogFailed(ILogger log, string failure);
}
