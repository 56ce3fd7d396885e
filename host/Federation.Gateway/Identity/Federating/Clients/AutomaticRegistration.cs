using Federation.Gateway.Identity.Federating.Chains;
using Federation.Gateway.Identity.Federating.Entities;
using Federation.Gateway.Identity.Federating.Http;
using Federation.Trust;
using Federation.Trust.Chains;
using Federation.Trust.Entities;
using OpenIddict.Abstractions;

namespace Federation.Gateway.Identity.Federating.Clients;

/// <summary>
/// Takes relying parties of the federation for clients, without anybody having registered them (OpenID Federation 1.0, section 12.1): by their chain up to this directory, and for as long as it stands. Thread safe.
/// </summary>
/// <remarks>
/// <code>
/// pushed request   1 form of the proof     2 is a network there that may vouch for it     3 is it one request too many
/// chain            4 kept, or built through the guard                                      5 what it may do (RelyingPartyTerms)
/// keys             6 named in the chain, or fetched (ClientKeys)                           7 has one of them signed the proof
/// client           8 a row of the account store (FederatedClients); OpenIddict checks all of it again, and the rest
/// </code>
/// </remarks>
internal sealed class AutomaticRegistration(FederatedClients clients, ClientKeys keys, DirectoryChains chains, DirectoryMoments moments, FederationThrottle throttle, FederationAddresses addresses, TimeProvider clock)
{
    /// <summary>Whoever has strangers asked pays as for a resolution.</summary>
    private const int Points = 5;

    /// <summary>A person waits in front of a browser.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Null where the client may be, or is none of the federation and so somebody else's to judge.</summary>
    public async Task<ClientRefusal?> AdmitAsync(string clientId, ClientQuestion question, CancellationToken cancellationToken)
    {
        if (!EntityId.TryParse(clientId, addresses.AllowLoopback, out var id)) return null;
        var (exists, federated) = await clients.FindAsync(id, cancellationToken);
        if (exists ? federated is null : !question.MayRegister) return null;
        ClientProof? proof = null;
        if (question.MustProve)
        {
            (proof, var unproved) = ClientProof.Read(question.AssertionType, question.Assertion, id, addresses.Anchor.Value, clock.GetUtcNow()); // 1
            if (unproved is not null) return unproved;
        }

        var refusal = await AdmitAsync(id, federated, proof, question, cancellationToken);
        // Not on behalf of a browser, which anybody can send here.
        if (refusal is { IsFinal: true } && exists && question.MustProve) await clients.RemoveAsync(id, refusal.Description, cancellationToken);
        return refusal;
    }

    private async Task<ClientRefusal?> AdmitAsync(EntityId id, FederatedClient? known, ClientProof? proof, ClientQuestion question, CancellationToken cancellationToken)
    {
        if (await AgainstAskingAsync(id, known, question, cancellationToken) is { } unasked) return unasked; // 2, 3
        if (!(await ResolveAsync(id, cancellationToken)).TryGet(out var chain, out var broken)) return ClientRefusal.Of(broken); // 4
        if (!RelyingPartyTerms.Read(chain, chains.Rules).TryGet(out var terms, out var unmet)) return ClientRefusal.Of(unmet); // 5
        if (proof is null) return null;
        if (!(await keys.OfAsync(terms, chain.Configuration.Keys, proof.KeyId, chains.Rules, () => throttle.Admits(question.Address, Points), cancellationToken)).TryGet(out var set, out var keyless)) return ClientRefusal.Of(keyless); // 6
        if (set.Find(proof.KeyId) is not { } key || key.Algorithm != proof.Token.Algorithm || !await key.HasSignedAsync(proof.Token)) return ClientRefusal.Proof("client_assertion is not signed by a key of the client."); // 7
        var newest = FederatedClient.Of(chain, set);
        if (known is not null && !known.IsChangedBy(newest, areKeysFetched: terms.Keys is null)) return null;
        return await RegisterAsync(terms, set, newest, cancellationToken); // 8
    }

    /// <summary>Null where it is kept already, or strangers may be asked about it.</summary>
    private async Task<ClientRefusal?> AgainstAskingAsync(EntityId id, FederatedClient? known, ClientQuestion question, CancellationToken cancellationToken)
    {
        var moment = await moments.ReadAsync(cancellationToken);
        if (moment.Registered.IsDenied(id)) return ClientRefusal.Of(new TrustRefusal(TrustCodes.Denied, "The entity was removed from the federation."));
        if (!moment.Covers(id)) return new ClientRefusal(OpenIddictConstants.Errors.InvalidClient, "No network of this federation vouches for clients at such an address.", IsFinal: true);
        if (known is not null || (await chains.CachedAsync(id, cancellationToken)).Refusal is not { } unknown) return null;
        if (unknown.Code != TrustCodes.NotCached) return ClientRefusal.Of(unknown);
        return throttle.Admits(question.Address, Points) ? null : ClientRefusal.ForNow("Too many unknown clients came from this address. Ask again in a second.");
    }

    private async Task<Judged<TrustChain>> ResolveAsync(EntityId id, CancellationToken cancellationToken)
    {
        try
        {
            return await chains.ResolveAsync(id, cancellationToken).WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new TrustRefusal(TrustCodes.FetchFailed, "Building the chain takes too long."); // It is built to its end all the same, for whoever comes next.
        }
    }

    private async Task<ClientRefusal?> RegisterAsync(RelyingPartyTerms terms, Trust.Keys.FederationKeySet set, FederatedClient newest, CancellationToken cancellationToken)
    {
        try
        {
            return await clients.SetAsync(terms, set, newest, cancellationToken) ? null : ClientRefusal.ForNow("There is no room for more clients of this network.");
        }
        catch (Exception failure) when (failure is OpenIddictExceptions.ConcurrencyException or OpenIddictExceptions.ValidationException or Microsoft.EntityFrameworkCore.DbUpdateException)
        {
            return ClientRefusal.ForNow("Another host registered the client at the same moment. Push the request again."); // What it wrote counts from the next request on.
        }
    }
}
