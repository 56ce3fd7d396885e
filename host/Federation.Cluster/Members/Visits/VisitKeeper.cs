using Federation.Cluster.Members.Hosting.Quotas;
using Federation.Cluster.Storage;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Members.Visits;

/// <summary>Clears visits of long ago, and how numbers of months that are over were shared out: at the start, and then daily.</summary>
internal sealed partial class VisitKeeper(IDirectoryStore store, TimeProvider clock, ILogger<VisitKeeper> log) : Rounds(TimeSpan.FromDays(1), clock, atOnce: true)
{
    private readonly VisitSweep _sweep = new(store, clock);

    private readonly QuotaSweep _quotas = new(store, clock);

    internal override async Task RunAsync(CancellationToken cancellationToken)
    {
        await _quotas.RunAsync(cancellationToken);
        await _sweep.RunAsync(cancellationToken);
    }

    protected override void Failed(string failure) => LogFailed(log, failure);

    [LoggerMessage(LogLevel.Error, "Visits of long ago could not all be removed ({Failure}). The next look is in a day.")]
    private static partial void LogFailed(ILogger log, string failure);
}
