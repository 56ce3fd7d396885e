using GraphQL.DataLoader;

namespace Federation.Gateway.GraphQL.Loading;

/// <summary>
/// Gathers the keys that one level of a query asks for and reads them at once: the executor asks for results only when it has nothing
/// else left to do. A key is read once per query. Thread safe.
/// </summary>
/// <param name="read">Answers in the order of the keys, which are distinct.</param>
internal sealed class BatchLoader<TKey, TValue>(Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyList<TValue>>> read)
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private Dictionary<TKey, Place>? _places;
    private Batch? _open;

    public IDataLoaderResult<TValue> Load(TKey key)
    {
        lock (_gate)
        {
            _places ??= []; // most queries leave most loaders alone
            if (_places.TryGetValue(key, out var known)) return known;
            _open ??= new Batch(this);
            return _places[key] = _open.Add(key);
        }
    }

    private sealed class Batch(BatchLoader<TKey, TValue> loader)
    {
        private readonly List<TKey> _keys = [];
        private Task<IReadOnlyList<TValue>>? _values;

        public Place Add(TKey key)
        {
            _keys.Add(key);
            return new Place(this, _keys.Count - 1);
        }

        public Task<IReadOnlyList<TValue>> ReadAsync(CancellationToken cancellationToken)
        {
            lock (loader._gate)
            {
                // Whoever asks first closes the batch: later keys go into the next.
                if (loader._open == this) loader._open = null;
                return _values ??= loader.Read(_keys, cancellationToken);
            }
        }
    }

    private Task<IReadOnlyList<TValue>> Read(IReadOnlyList<TKey> keys, CancellationToken cancellationToken) => read(keys, cancellationToken);

    private sealed class Place(Batch batch, int index) : IDataLoaderResult<TValue>
    {
        public async Task<TValue> GetResultAsync(CancellationToken cancellationToken = default) => (await batch.ReadAsync(cancellationToken))[index];

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}
