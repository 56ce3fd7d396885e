using Federation.Cluster.Members.Hosting.Quotas;
using Federation.Cluster.Members.Visits.Own;
using Federation.Cluster.Storage;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Members.Visits;

/// <summary>Clears visits of long ago, and how numbers of months that are over were shared out, and forgets whose those visits were that somebody wants to be forgotten: at the start, and then daily.</summary>
internal sealed partial class VisitKeeper(IDirectoryStore store, TimeProvider clock, ILogger<VisitKeeper> log) : Rounds(TimeSpan.FromDays(1), clock, atOnce: true)
{
    private readonly VisitSweep _sweep = new(store, clock);
    private readonly VisitForgetting _forgetting = new(store);
    private readonly QuotaSweep _quotas = new(store, clock);

    internal override async Task RunAsync(CancellationToken cancellationToken)
    {
        await _quotas.RunAsync(cancellationToken);
        await _sweep.RunAsync(cancellationToken);
        await _forgetting.RunAsync(cancellationToken);
    }

    protected override void Failed(string failure) => LogFailed(log, failure);

    [LoggerMessage(LogLevel.Error, "Visits of long ago could not all be removed, or forgotten ({Failure}). The next look is in a day.")]
    private static partial void LogFailed(ILogger log, string failure);
}
