using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Identity.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Client;
using OpenIddict.Server;
using OpenIddict.Validation;

namespace Federation.Gateway.Identity.Server;

/// <summary>
/// Before the host answers: brings the account store to the newest form, reads the keys, and goes once through what the first request would have to wait for.
/// </summary>
internal sealed class IdentityStart(IServiceScopeFactory scopes, IdentityKeys keys, ProviderBook providers, IServiceProvider services) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        await database.PrepareAsync(cancellationToken);
        await keys.RefreshAsync(cancellationToken);
        await providers.RefreshAsync(cancellationToken);
        _ = services.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue;
        _ = services.GetRequiredService<IOptionsMonitor<OpenIddictClientOptions>>().CurrentValue;
        _ = services.GetRequiredService<IOptionsMonitor<OpenIddictValidationOptions>>().CurrentValue;
        // Entity Framework compiles a query when it first meets it.
        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().FindByClientIdAsync("nobody", cancellationToken);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().FindByIdAsync("none", cancellationToken);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().FindByIdAsync("none", cancellationToken);
        await database.Users.AsNoTracking().FirstOrDefaultAsync(account => account.Id == "nobody", cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
