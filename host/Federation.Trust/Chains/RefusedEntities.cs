using Federation.Trust.Entities;

namespace Federation.Trust.Chains;

/// <summary>Entities whose chain was refused a moment ago. The cache guards it.</summary>
internal sealed class RefusedEntities(ChainCacheLimits limits)
{
    private readonly Dictionary<EntityId, (TrustRefusal Refusal, DateTimeOffset Until)> _refused = [];

    /// <summary>Null where it may be tried again.</summary>
    public TrustRefusal? Find(EntityId entity, DateTimeOffset now) => _refused.TryGetValue(entity, out var known) && now < known.Until ? known.Refusal : null;

    public void Add(EntityId entity, TrustRefusal refusal, DateTimeOffset now)
    {
        if (_refused.Count >= limits.MostRefusals && !_refused.ContainsKey(entity)) _refused.Remove(_refused.MinBy(other => other.Value.Until).Key);
        _refused[entity] = (refusal, now + limits.Pause);
    }

    public void Remove(EntityId entity) => _refused.Remove(entity);
}
