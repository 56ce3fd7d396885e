using System.Collections.Immutable;

namespace Federation.Cluster.Index;

/// <summary>
/// Lists of centres by some key. Immutable; <see cref="Builder"/> makes the next version and copies each list that changes once, however
/// many centres it gains.
/// </summary>
internal sealed class CentreLists<TKey>
    where TKey : notnull
{
    private readonly ImmutableDictionary<TKey, ImmutableArray<IndexedCentre>> _lists;

    private CentreLists(ImmutableDictionary<TKey, ImmutableArray<IndexedCentre>> lists) => _lists = lists;

    public static CentreLists<TKey> Empty { get; } = new(ImmutableDictionary<TKey, ImmutableArray<IndexedCentre>>.Empty);

    public ImmutableArray<IndexedCentre> this[TKey key] => _lists.GetValueOrDefault(key, []);

    public Builder ToBuilder() => new(this);

    /// <summary>Collects the changes of one version. Not thread safe.</summary>
    internal sealed class Builder(CentreLists<TKey> before)
    {
        private readonly Dictionary<TKey, ImmutableArray<IndexedCentre>.Builder> _changed = [];

        public void Add(TKey key, IndexedCentre centre) => Of(key).Add(centre);

        public void Remove(TKey key, IndexedCentre centre) => Of(key).RemoveAll(other => other.Id == centre.Id);

        public CentreLists<TKey> Build()
        {
            var lists = before._lists.ToBuilder();
            foreach (var (key, list) in _changed)
            {
                if (list.Count == 0) lists.Remove(key);
                else lists[key] = list.ToImmutable();
            }

            return new CentreLists<TKey>(lists.ToImmutable());
        }

        private ImmutableArray<IndexedCentre>.Builder Of(TKey key)
        {
            if (_changed.TryGetValue(key, out var list)) return list;
            return _changed[key] = before[key].ToBuilder();
        }
    }
}
