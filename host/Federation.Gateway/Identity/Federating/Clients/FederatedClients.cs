using System.Collections.Immutable;
using Federation.Cluster.Federating;
using Federation.Trust.Entities;
using Federation.Trust.Keys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;

namespace Federation.Gateway.Identity.Federating.Clients;

/// <summary>
/// The relying parties that the federation made clients of the sign-in. They are rows of the account store, as all clients are, so that each host knows them; what makes them count is their chain, which is looked at
/// at each of their requests. Thread safe.
/// </summary>
internal sealed partial class FederatedClients(IServiceScopeFactory scopes, TimeProvider clock, ILogger<FederatedClients> log) : IDisposable
{
    /// <summary>In all, and below one network: whoever runs a network can make up as many as it likes.</summary>
    public const int Most = 1_000, MostOfANetwork = 100;

    /// <summary>How long one stays whose chain is over and that nobody asks for: as long as its last refresh token could live.</summary>
    private static readonly TimeSpan KeptAfter = TimeSpan.FromDays(14);

    /// <summary>Registered one at a time, so that there are no more than may be.</summary>
    private readonly SemaphoreSlim _turn = new(1);

    public static async Task<bool> IsFederatedAsync(IOpenIddictApplicationManager clients, object client, CancellationToken cancellationToken) =>
        (await clients.GetPropertiesAsync(client, cancellationToken)).ContainsKey(FederatedClient.Property);

    /// <summary>Whether there is such a client, and by which chain; null for that where it was registered by hand.</summary>
    public async Task<(bool Exists, FederatedClient? Federated)> FindAsync(EntityId id, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var clients = Clients(scope);
        return await clients.FindByClientIdAsync(id.Value, cancellationToken) is { } client ? (true, FederatedClient.Read(await clients.GetPropertiesAsync(client, cancellationToken))) : (false, null);
    }

    /// <summary>Makes a client of it, or writes its newest terms over it.</summary>
    /// <returns>False where there are too many.</returns>
    public async Task<bool> SetAsync(RelyingPartyTerms terms, FederationKeySet keys, FederatedClient federated, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            using var scope = scopes.CreateScope();
            var clients = Clients(scope);
            var descriptor = new OpenIddictApplicationDescriptor();
            if (await clients.FindByClientIdAsync(terms.Client.Value, cancellationToken) is { } known)
            {
                await clients.PopulateAsync(descriptor, known, cancellationToken);
                ClientDescription.WriteOver(descriptor, terms, keys, federated);
                await clients.UpdateAsync(known, descriptor, cancellationToken);
                return true;
            }

            if (!HasRoom(await AllAsync(clients, cancellationToken), federated.Network)) return false;
            ClientDescription.Write(descriptor, terms, keys, federated);
            await clients.CreateAsync(descriptor, cancellationToken);
            LogRegistered(log, terms.Client.Value, federated.Network, federated.Chain);
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>With all that it was given.</summary>
    public async Task RemoveAsync(EntityId id, string reason, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var clients = Clients(scope);
        if (await clients.FindByClientIdAsync(id.Value, cancellationToken) is not { } client || !await IsFederatedAsync(clients, client, cancellationToken)) return;
        if (await HasGoneAsync(clients, client, cancellationToken)) LogRemoved(log, id.Value, reason);
    }

    /// <summary>Removes those over whom no chain can lead any more, since somebody on it was removed or its network speaks no longer for itself, and those that nobody asked for in a long time.</summary>
    /// <returns>How many went.</returns>
    public async Task<int> SweepAsync(RegisteredEntities registered, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var clients = Clients(scope);
        var now = clock.GetUtcNow();
        int gone = 0;
        foreach (var (client, federated) in await AllAsync(clients, cancellationToken))
        {
            bool isOut = federated.Involves(registered.Denied) || !registered.Networks.Values.Any(network => network.Entity == federated.Network);
            if (!isOut && federated.Expires + KeptAfter > now) continue;
            string id = await clients.GetClientIdAsync(client, cancellationToken) ?? "";
            if (!await HasGoneAsync(clients, client, cancellationToken)) continue;
            LogRemoved(log, id, isOut ? "out of the federation" : "not asked for");
            gone++;
        }

        return gone;
    }

    public void Dispose() => _turn.Dispose();

    /// <returns>False where somebody else changed it, or took it away, at the same moment: who asks next finds what there is.</returns>
    private static async Task<bool> HasGoneAsync(IOpenIddictApplicationManager clients, object client, CancellationToken cancellationToken)
    {
        try
        {
            await clients.DeleteAsync(client, cancellationToken);
            return true;
        }
        catch (OpenIddictExceptions.ConcurrencyException)
        {
            return false;
        }
    }

    private static bool HasRoom(ImmutableArray<(object Client, FederatedClient Federated)> all, string network) => all.Length < Most && all.Count(other => other.Federated.Network == network) < MostOfANetwork;

    private static async Task<ImmutableArray<(object Client, FederatedClient Federated)>> AllAsync(IOpenIddictApplicationManager clients, CancellationToken cancellationToken)
    {
        var all = ImmutableArray.CreateBuilder<(object, FederatedClient)>();
        await foreach (object client in clients.ListAsync(cancellationToken: cancellationToken))
        {
            if (FederatedClient.Read(await clients.GetPropertiesAsync(client, cancellationToken)) is { } federated) all.Add((client, federated));
        }

        return all.ToImmutable();
    }

    private static IOpenIddictApplicationManager Clients(IServiceScope scope) => scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();

    [LoggerMessage(LogLevel.Information, "The relying party {Client} is a client from now on, by the word of {Network}, chain {Chain}.")]
    private static partial void LogRegistered(ILogger log, string client, string network, string chain);

    [LoggerMessage(LogLevel.Information, "The relying party {Client} is no longer a client: {Reason}.")]
    private static partial void LogRemoved(ILogger log, string client, string reason);
}
