using System.Collections.Frozen;
using Federation.Trust.Entities;

namespace Federation.Trust.Chains;

/// <summary>Builds the chain of an entity, over none of those that were removed.</summary>
public delegate Task<Judged<TrustChain>> BuildChain(EntityId entity, IReadOnlySet<EntityId> denied, CancellationToken cancellationToken);

/// <summary>
/// Chains that were built, kept until they are over. After half of its time a chain is built anew behind whoever asks; where that fails because somebody does not answer, the one before stays
/// until its end, and where it fails otherwise it goes at once. What was refused is asked for again after a while alone. Thread safe.
/// </summary>
public sealed class ChainCache(BuildChain build, TimeProvider clock, ChainCacheLimits limits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<EntityId, KeptChain> _kept = [];
    private FrozenSet<EntityId> _denied = [];

    /// <summary>How many entities something is known of, good or bad.</summary>
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
            var known = Known(entity, now);
            if (known is { } answer && (answer.Value is null || !IsDue(entity, now))) return answer;
            building = Building(entity, now);
            if (known is { } kept) return kept;
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
                if (kept.Chain is { } chain && _denied.Any(chain.Involves)) _kept.Remove(entity);
            }
        }
    }

    /// <summary>Builds anew those that are due and that somebody asked for not long ago, one after another. For a timer: a chain that is asked for seldom would be over when it is.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        List<EntityId> due;
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            due = [.. from entity in _kept where entity.Value.AskedAt + limits.MostAge > now && IsDue(entity.Key, now) select entity.Key];
        }

        foreach (var entity in due) await RebuildAsync(entity).WaitAsync(cancellationToken);
    }

    private Task RebuildAsync(EntityId entity)
    {
        lock (_gate) return _denied.Contains(entity) ? Task.CompletedTask : Building(entity, clock.GetUtcNow());
    }

    /// <summary>Null where it has to be built.</summary>
    private Judged<TrustChain>? Known(EntityId entity, DateTimeOffset now)
    {
        if (_denied.Contains(entity)) return new TrustRefusal(TrustCodes.Denied, "The entity was removed from the federation.");
        if (!_kept.TryGetValue(entity, out var kept)) return null;
        kept.AskedAt = now;
        if (kept.Chain is { } chain && now < kept.Until) return chain;
        if (kept.Refusal is { } refusal && now < kept.NextAt) return refusal;
        return null;
    }

    private bool IsDue(EntityId entity, DateTimeOffset now) => _kept.TryGetValue(entity, out var kept) && kept.Chain is not null && now >= kept.NextAt;

    /// <summary>The one building of an entity's chain that is going on, or a new one.</summary>
    private Task<Judged<TrustChain>> Building(EntityId entity, DateTimeOffset now)
    {
        if (!_kept.TryGetValue(entity, out var kept))
        {
            if (_kept.Count >= limits.MostChains) _kept.Remove(_kept.MinBy(other => other.Value.AskedAt).Key);
            _kept[entity] = kept = new KeptChain { AskedAt = now };
        }

        return kept.Building ??= BuildAsync(entity, kept, _denied);
    }

    private async Task<Judged<TrustChain>> BuildAsync(EntityId entity, KeptChain kept, FrozenSet<EntityId> denied)
    {
        // The caller holds the gate.
        await Task.Yield();
        Judged<TrustChain> built;
        try
        {
            built = await build(entity, denied, CancellationToken.None);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            built = new TrustRefusal(TrustCodes.FetchFailed, "The chain could not be built.");
        }

        lock (_gate)
        {
            if (built.Value is { } chain && _denied.Any(chain.Involves)) built = new TrustRefusal(TrustCodes.Denied, "An entity on the way to the anchor was removed from the federation.");
            return kept.Take(built, clock.GetUtcNow(), limits);
        }
    }
}
