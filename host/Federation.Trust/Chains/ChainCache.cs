using System.Collections.Frozen;
using Federation.Trust.Entities;

namespace Federation.Trust.Chains;

/// <summary>Builds the chain of an entity, over none of those that were removed.</summary>
public delegate Task<Judged<TrustChain>> BuildChain(EntityId entity, IReadOnlySet<EntityId> denied, CancellationToken cancellationToken);

/// <summary>
/// Chains that were built, kept until they are over. After half of its time a chain is built anew behind whoever asks; where that fails because somebody does not answer, the one before stays
/// until its end, and where it fails otherwise it goes at once. What was refused is remembered apart, for a while and in a small table: whoever asks for what does not exist drives out no chain that holds. Thread safe.
/// </summary>
public sealed class ChainCache(BuildChain build, TimeProvider clock, ChainCacheLimits limits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<EntityId, KeptChain> _kept = [];
    private readonly Dictionary<EntityId, Task<Judged<TrustChain>>> _building = [];
    private readonly RefusedEntities _refused = new(limits);
    private readonly ChainBuilds _builds = new(build, clock, limits);
    private FrozenSet<EntityId> _denied = [];
    private Predicate<TrustChain> _stands = _ => true;

    /// <summary>How many chains are kept.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _kept.Count;
        }
    }

    /// <summary>The chain as it is kept, else as it is built now. However many ask for one at a time, it is built once.</summary>
    /// <param name="cancellationToken">Ends the waiting; what is being built is built to its end.</param>
    public async Task<Judged<TrustChain>> ResolveAsync(EntityId entity, CancellationToken cancellationToken)
    {
        Task<Judged<TrustChain>> building;
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (Known(entity, now) is { } answer)
            {
                if (answer.Value is not null && now >= _kept[entity].NextAt) _ = Building(entity);
                return answer;
            }

            building = Building(entity);
        }

        return await building.WaitAsync(cancellationToken);
    }

    /// <summary>The chain as it is kept; nobody is asked. For those of whom nothing is known.</summary>
    public Judged<TrustChain> Cached(EntityId entity)
    {
        lock (_gate)
        {
            return Known(entity, clock.GetUtcNow()) ?? new TrustRefusal(TrustCodes.NotCached, "Nothing is known of this entity yet.");
        }
    }

    /// <summary>From now on no chain may lead over these, and over all others again. Counts at once, for what is being built too.</summary>
    public void Deny(IReadOnlyCollection<EntityId> entities)
    {
        lock (_gate)
        {
            // It is said before each question, and seldom anything new.
            if (_denied.SetEquals(entities)) return;
            _denied = entities.ToFrozenSet();
            foreach (var (entity, kept) in _kept)
            {
                if (_denied.Any(kept.Chain.Involves)) _kept.Remove(entity);
            }
        }
    }

    /// <summary>From now on only such chains count; one that does not is built anew when it is asked for. Counts at once, for what is being built too.</summary>
    /// <param name="stands">Asks nobody, and is called under a lock.</param>
    public void Require(Predicate<TrustChain> stands)
    {
        lock (_gate) _stands = stands;
    }

    /// <summary>Builds anew those that are due and that somebody asked for not long ago, one after another. For a timer: a chain that is asked for seldom would be over when it is.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        List<EntityId> due;
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            due = [.. from entity in _kept where entity.Value.AskedAt + limits.MostAge > now && now >= entity.Value.NextAt select entity.Key];
        }

        foreach (var entity in due) await RebuildAsync(entity).WaitAsync(cancellationToken);
    }

    private Task RebuildAsync(EntityId entity)
    {
        lock (_gate) return _denied.Contains(entity) ? Task.CompletedTask : Building(entity);
    }

    /// <summary>Null where it has to be built.</summary>
    private Judged<TrustChain>? Known(EntityId entity, DateTimeOffset now)
    {
        if (_denied.Contains(entity)) return new TrustRefusal(TrustCodes.Denied, "The entity was removed from the federation.");
        if (_kept.TryGetValue(entity, out var kept))
        {
            kept.AskedAt = now;
            if (IsGood(kept, now)) return kept.Chain;
            _kept.Remove(entity);
        }

        if (_refused.Find(entity, now) is { } refusal) return refusal;
        return null;
    }

    private bool IsGood(KeptChain kept, DateTimeOffset now) => now < kept.Until && _stands(kept.Chain);

    /// <summary>The one building of an entity's chain that is going on, or a new one.</summary>
    private Task<Judged<TrustChain>> Building(EntityId entity)
    {
        if (_building.TryGetValue(entity, out var going)) return going;
        if (_building.Count >= limits.MostWaiting) return Task.FromResult<Judged<TrustChain>>(new TrustRefusal(TrustCodes.FetchFailed, "Too many chains are being built at the moment."));
        return _building[entity] = BuildAsync(entity, _denied);
    }

    private async Task<Judged<TrustChain>> BuildAsync(EntityId entity, FrozenSet<EntityId> denied)
    {
        // The caller holds the gate.
        await Task.Yield();
        var built = await _builds.RunAsync(entity, denied);
        lock (_gate)
        {
            _building.Remove(entity);
            return Take(entity, built, clock.GetUtcNow());
        }
    }

    /// <summary>Takes what was built, and answers what holds from then on.</summary>
    private Judged<TrustChain> Take(EntityId entity, Judged<TrustChain> built, DateTimeOffset now)
    {
        if (built.Value is { } over && _denied.Any(over.Involves)) built = new TrustRefusal(TrustCodes.Denied, "An entity on the way to the anchor was removed from the federation.");
        var known = _kept.GetValueOrDefault(entity);
        if (!built.TryGet(out var chain, out var refusal))
        {
            // Who does not answer says nothing against what was known.
            if (refusal.Code == TrustCodes.FetchFailed && known is not null && IsGood(known, now))
            {
                known.NextAt = now + limits.Pause;
                return known.Chain;
            }

            _kept.Remove(entity);
            _refused.Add(entity, refusal, now);
            return refusal;
        }

        if (!_stands(chain)) return new TrustRefusal(TrustCodes.NotCached, "What the anchor says of those below it changed in the meantime.");
        if (known is null && _kept.Count >= limits.MostChains) _kept.Remove(_kept.MinBy(other => other.Value.AskedAt).Key);
        _refused.Remove(entity);
        _kept[entity] = new KeptChain(chain, now, limits) { AskedAt = known?.AskedAt ?? now };
        return chain;
    }
}
