using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Members.Visits.Statements;

/// <summary>Has months closed whose time has come. Every silo asks hourly, and one grain closes.</summary>
internal sealed partial class ClearingKeeper(IGrainFactory grains, TimeProvider clock, ILogger<ClearingKeeper> log) : Rounds(TimeSpan.FromHours(1), clock)
{
    internal override async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!await grains.GetGrain<IClearingGrain>(IClearingGrain.TheOnly).Close().WaitAsync(cancellationToken)) cancellationToken.ThrowIfCancellationRequested();
    }

    protected override void Failed(string failure) => LogFailed(log, failure);

    [LoggerMessage(LogLevel.Error, "Visits between networks could not be closed ({Failure}). It goes on in an hour.")]
    private static partial void LogFailed(ILogger log, string failure);
}
