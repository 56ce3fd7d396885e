using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;

namespace Federation.Gateway.Identity.Store;

/// <summary>
/// Throws away what counts no more: tokens an hour after they are over, authorizations without tokens, invitations, places of credentials, clients of sessions that are over. Anybody can make rows by beginning to sign in; without this they would stay
/// for ever. A refresh token that was used stays until it would have been over, so that it is known when it comes again.
/// </summary>
internal sealed partial class StorePruning(IServiceScopeFactory scopes, TimeProvider clock, ILogger<StorePruning> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>How long an authorization without a token is left: its first token is made a moment after it.</summary>
    private static readonly TimeSpan AuthorizationsFor = TimeSpan.FromDays(1);

    /// <returns>How many tokens, invitations and credentials went.</returns>
    public async Task<int> PruneAsync(CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        var now = clock.GetUtcNow();
        var over = (now - Every).UtcDateTime;
        int tokens = await database.Set<OpenIddictEntityFrameworkCoreToken>().Where(token => token.ExpirationDate < over).ExecuteDeleteAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(now - AuthorizationsFor, cancellationToken);
        int invitations = await database.Invitations.Where(invitation => invitation.Ends < over).ExecuteDeleteAsync(cancellationToken);
        int credentials = await database.Credentials.Where(credential => credential.Until < over).ExecuteDeleteAsync(cancellationToken);
        await database.SessionClients.Where(client => client.Until < over).ExecuteDeleteAsync(cancellationToken);
        await database.LogoutNotices.Where(notice => notice.Until < over).ExecuteDeleteAsync(cancellationToken);
        await database.ForgetAsync(cancellationToken);
        return tokens + invitations + credentials;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PruneAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(log, failure.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "What counts no more in the account store could not be thrown away ({Failure}); the next hour tries again.")]
    private static partial void LogFailed(ILogger log, string failure);
}
