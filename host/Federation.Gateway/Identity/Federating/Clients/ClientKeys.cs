using System.Collections.Concurrent;
using System.Text;
using Federation.Gateway.Identity.Federating.Chains;
using Federation.Trust;
using Federation.Trust.Chains;
using Federation.Trust.Entities;
using Federation.Trust.Keys;

namespace Federation.Gateway.Identity.Federating.Clients;

/// <summary>
/// The keys of relying parties: those of their metadata, or those behind an address of it, which are kept for an hour, and asked for anew where a key is not among them, once a minute at most. Thread safe.
/// </summary>
internal sealed class ClientKeys(FetchedStatements fetched, TimeProvider clock)
{
    private const int Most = 1_000;

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private sealed record Kept(Uri Address, FederationKeySet Keys, DateTimeOffset At);

    private readonly ConcurrentDictionary<EntityId, Kept> _kept = new();

    /// <param name="wanted">The id of the key that is looked for.</param>
    public async Task<Judged<FederationKeySet>> OfAsync(RelyingPartyTerms terms, TrustChain chain, string wanted, TrustRules rules, CancellationToken cancellationToken)
    {
        if (terms.Keys is { } said) return said;
        if (terms.KeysAt is not { } address) throw new InvalidOperationException("Terms say what the keys are or where.");
        var now = clock.GetUtcNow();
        if (_kept.TryGetValue(terms.Client, out var kept) && kept.Address == address && now < kept.At + (kept.Keys.Find(wanted) is null ? Pause : KeptFor)) return kept.Keys;
        if (!(await fetched.KeysAsync(address, terms.AreKeysSigned, cancellationToken)).TryGet(out string? text, out var silent)) return silent;
        var read = terms.AreKeysSigned ? await SignedKeySet.ReadAsync(text, terms.Client, chain.Configuration.Keys, now, rules) : FederationKeySet.Read(Encoding.UTF8.GetBytes(text));
        if (!read.TryGet(out var keys, out var refusal)) return refusal;
        // More than that at a time are no partners; what is forgotten is asked once more.
        if (_kept.Count >= Most) _kept.Clear();
        _kept[terms.Client] = new Kept(address, keys, now);
        return keys;
    }
}
