using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Federation.Gateway.Identity.Federating.Clients;

/// <summary>
/// Takes what a client of the federation signed to prove itself once (RFC 7523, section 3). What was used is a row among the tokens, whose name is there once, so that every host knows it, also after a start; it goes
/// when it is over, as they do.
/// </summary>
internal sealed class UsedProofs(IOpenIddictApplicationManager clients, IOpenIddictTokenManager tokens, IServiceScopeFactory scopes, TimeProvider clock) : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    private const string Type = "used_client_assertion";

    /// <summary>After the client is known to be who it says.</summary>
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessAuthenticationContext>()
        .UseScopedHandler<UsedProofs>()
        .SetOrder(OpenIddictServerHandlers.ValidateClientSecret.Descriptor.Order + 500)
        .Build();

    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (context.ClientAssertionPrincipal is not { } proof || context.Request?.ClientId is not { } id) return;
        if (await clients.FindByClientIdAsync(id) is not { } client || !await FederatedClients.IsFederatedAsync(clients, client, default)) return;
        if (!AutomaticClients.HasLookedAt(context.Transaction, id))
        {
            context.Reject(Errors.InvalidClient, ClientProof.NoToken);
            return;
        }

        string name = Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}\n{proof.GetClaim(Claims.JwtId)}")));
        try
        {
            await tokens.CreateAsync(new OpenIddictTokenDescriptor
            {
                ReferenceId = name,
                Type = Type,
                Status = Statuses.Redeemed,
                CreationDate = clock.GetUtcNow(),
                ExpirationDate = proof.GetExpirationDate(),
            });
        }
        catch (Exception failure) when (failure is OpenIddictExceptions.ValidationException or DbUpdateException)
        {
            // A store that is busy or away says nothing against the proof.
            if (failure is DbUpdateException && !await IsThereAsync(name)) throw;
            context.Reject(Errors.InvalidClient, "client_assertion was used before. Sign one for each request.");
        }
    }

    /// <summary>Looked up in a unit of work of its own: the one that failed finds what it could not write.</summary>
    private async Task<bool> IsThereAsync(string name)
    {
        using var scope = scopes.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().FindByReferenceIdAsync(name) is not null;
    }
}
