using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Members.Visits.Statements;

/// <summary>Has months closed whose time has come. Every silo asks as it starts, so that one that never stays up for an hour closes too, and hourly; one grain closes.</summary>
internal sealed partial class ClearingKeeper(IGrainFactory grains, TimeProvider clock, ILogger<ClearingKeeper> log) : Rounds(TimeSpan.FromHours(1), clock, atOnce: true)
{
    internal override async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!await grains.GetGrain<IClearingGrain>(IClearingGrain.TheOnly).Close().WaitAsync(cancellationToken)) cancellationToken.ThrowIfCancellationRequested();
    }

    protected override void Failed(string failure) => LogFailed(log, failure);

    [LoggerMessage(LogLevel.Error, "Visits between networks could not be closed ({Failure}). It goes on in an hour.")]
    private static partial void LogFailed(ILogger log, string failure);
}
