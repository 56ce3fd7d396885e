using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;

namespace Federation.Gateway.Identity.Logout;

/// <summary>Remembers to which clients a person went from a session, of those that want to be told when it ends. Thread safe: every call has a unit of work of its own.</summary>
internal sealed class SessionClients(IServiceScopeFactory scopes, LogoutTokens tokens, IdentityKeys keys)
{
    /// <summary>What a client calls a session: no two clients can compare what they have. 43 characters; null for a client that does not want to be told, or cannot be, and needs none.</summary>
    /// <param name="client">Of OpenIddict's store.</param>
    public async Task<string?> SidAsync(SignInSession session, object client, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        bool isTold = tokens.CanSign && (await clients.GetPropertiesAsync(client, cancellationToken)).ContainsKey(LogoutWords.Address);
        return isTold ? Base64Url.EncodeToString(HMACSHA256.HashData(keys.Current.Pairwise, Encoding.UTF8.GetBytes($"sid\n{await clients.GetIdAsync(client, cancellationToken)}\n{session.Id}"))) : null;
    }

    /// <summary>Nothing happens where it is remembered already.</summary>
    /// <param name="client">Of OpenIddict's store.</param>
    /// <param name="subject">What the client calls the person.</param>
    /// <param name="sid">As <see cref="SidAsync"/> gives it.</param>
    public async Task RememberAsync(SignInSession session, object client, string subject, string sid, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        string key = (await clients.GetIdAsync(client, cancellationToken))!; // It is stored.
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        if (await database.SessionClients.AnyAsync(row => row.Session == session.Id && row.Client == key, cancellationToken)) return;
        database.SessionClients.Add(new SessionClient
        {
            Session = session.Id, Client = key, AccountId = session.Account.Id, Origin = session.Origin, Subject = subject, Sid = sid, Until = (session.SignedInAt + SignInSessions.Lasts).UtcDateTime,
        });
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            if (!await database.SessionClients.AsNoTracking().AnyAsync(row => row.Session == session.Id && row.Client == key, cancellationToken)) throw; // The same came twice at one moment.
        }
    }
}
