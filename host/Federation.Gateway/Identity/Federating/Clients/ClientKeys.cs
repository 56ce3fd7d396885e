using System.Text;
using Federation.Gateway.Identity.Federating.Chains;
using Federation.Trust;
using Federation.Trust.Entities;
using Federation.Trust.Keys;

namespace Federation.Gateway.Identity.Federating.Clients;

/// <summary>
/// The keys of relying parties: those of their metadata, or those behind an address of it, which are kept for an hour, and asked for anew where a key is not among them, or where they could not be read, once a minute at
/// most: the address is a stranger's word, and may be that of somebody else again. Thread safe.
/// </summary>
internal sealed class ClientKeys(FetchedStatements fetched, TimeProvider clock)
{
    private const int Most = 1_000;

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private static readonly TrustRefusal TooMany = new(TrustCodes.FetchFailed, "Too many keys were asked for from this address. Ask again in a second.");

    private readonly Lock _gate = new();
    private readonly Dictionary<EntityId, Kept> _kept = [];

    /// <param name="Keys">What came, or comes.</param>
    /// <param name="At">When it was asked for.</param>
    /// <param name="Good">The last time that keys came from there, before this one; null where there was none.</param>
    private sealed record Kept(Uri Address, Task<Judged<FederationKeySet>> Keys, DateTimeOffset At, Kept? Good)
    {
        public bool IsGood => Keys.IsCompletedSuccessfully && Keys.Result.Value is not null;

        /// <summary>A failure is kept too, and whoever comes while they are asked for waits for the same answer.</summary>
        public bool Holds(Uri address, string wanted, DateTimeOffset now) =>
            Address == address && (!Keys.IsCompleted || now < At + (Keys.IsCompletedSuccessfully && Keys.Result.Value?.Find(wanted) is not null ? KeptFor : Pause));
    }

    /// <param name="signers">The entity's own keys, by which those that are signed are believed.</param>
    /// <param name="wanted">The id of the key that is looked for.</param>
    /// <param name="mayAsk">Whether somebody may be asked on behalf of whoever wants to know; called where they would be.</param>
    /// <param name="cancellationToken">Ends the waiting; who is asked is asked to the end, for whoever comes next.</param>
    public async Task<Judged<FederationKeySet>> OfAsync(RelyingPartyTerms terms, FederationKeySet signers, string wanted, TrustRules rules, Func<bool> mayAsk, CancellationToken cancellationToken)
    {
        if (terms.Keys is { } said) return said;
        if (terms.KeysAt is not { } address) throw new InvalidOperationException("Terms say what the keys are or where.");
        Kept? kept;
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (!_kept.TryGetValue(terms.Client, out kept) || !kept.Holds(address, wanted, now))
            {
                if (!mayAsk()) return TooMany;
                // More than that at a time are no partners; what is forgotten is asked once more.
                if (_kept.Count >= Most) _kept.Clear();
                _kept[terms.Client] = kept = new Kept(address, FetchAsync(terms, address, signers, rules), now, Before(kept, address));
            }
        }

        var answer = await kept.Keys.WaitAsync(cancellationToken);
        // A stranger who names a key that there is not has it asked for too: those who have keys are not to suffer from what comes of it.
        return answer.Value is null && kept.Good is { } good && clock.GetUtcNow() < good.At + KeptFor ? await good.Keys : answer;
    }

    private static Kept? Before(Kept? kept, Uri address) => kept?.Address != address ? null : kept.IsGood ? kept with { Good = null } : kept.Good;

    private async Task<Judged<FederationKeySet>> FetchAsync(RelyingPartyTerms terms, Uri address, FederationKeySet signers, TrustRules rules)
    {
        // The caller holds the gate.
        await Task.Yield();
        if (!(await fetched.KeysAsync(address, terms.AreKeysSigned, CancellationToken.None)).TryGet(out string? text, out var silent)) return silent;
        return terms.AreKeysSigned ? await SignedKeySet.ReadAsync(text, terms.Client, signers, clock.GetUtcNow(), rules) : FederationKeySet.Read(Encoding.UTF8.GetBytes(text));
    }
}
