using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Identity.Keys;

/// <summary>Looks hourly whether a key is due.</summary>
internal sealed partial class KeyRefresh(IdentityKeys keys, TimeProvider clock, ILogger<KeyRefresh> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await keys.RefreshAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // The keys in memory go on signing; the next hour tries again.
                LogFailed(log, failure.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The keys of the sign-in could not be looked at ({Failure}). Those in use go on; the next look is in an hour.")]
    private static partial void LogFailed(ILogger log, string failure);
}
