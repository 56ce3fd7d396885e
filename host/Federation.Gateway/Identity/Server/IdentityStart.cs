using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Identity.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Federation.Gateway.Identity.Server;

/// <summary>Before the host answers: brings the account store to the newest form and reads the keys and the networks' providers. When it can answer: goes through the first requests itself.</summary>
internal sealed class IdentityStart(IServiceScopeFactory scopes, IdentityKeys keys, ProviderBook providers, FirstRequests first) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().PrepareAsync(cancellationToken);
        await keys.RefreshAsync(cancellationToken);
        await providers.RefreshAsync(cancellationToken);
    }

    public Task StartedAsync(CancellationToken cancellationToken) => first.AskAsync(cancellationToken);

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
