using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Identity.Federating.Chains;

/// <summary>Looks every five minutes whether a kept chain is due to be built anew.</summary>
internal sealed partial class ChainRefresh(DirectoryChains chains, TimeProvider clock, ILogger<ChainRefresh> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await chains.RefreshAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // What is kept goes on until its end.
                LogFailed(log, failure.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Chains of other entities could not be looked at ({Failure}). Those that are kept go on until their end.")]
    private static partial void LogFailed(ILogger log, string failure);
}
