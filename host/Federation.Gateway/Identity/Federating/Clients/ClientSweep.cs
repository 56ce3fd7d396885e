using Federation.Gateway.Identity.Federating.Entities;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Identity.Federating.Clients;

/// <summary>Looks every five minutes whether clients of the federation went out of it on another host's word. Each of their requests looks too; this takes away what they hold already.</summary>
internal sealed partial class ClientSweep(FederatedClients clients, DirectoryMoments moments, TimeProvider clock, ILogger<ClientSweep> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    /// <summary>Now. What cannot be done is logged, and tried again.</summary>
    public async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await clients.SweepAsync((await moments.ReadAsync(cancellationToken)).Registered, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(log, failure.GetType().Name);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await TryAsync(stoppingToken);
    }

    [LoggerMessage(LogLevel.Warning, "Clients that are out of the federation could not be taken away ({Failure}); in five minutes it is tried again.")]
    private static partial void LogFailed(ILogger log, string failure);
}
