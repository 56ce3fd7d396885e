using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Federation.Gateway.GraphQL.Writing.Fragments;

/// <summary>
/// What was written of centres, by shape. Bounded: there are two generations, and when the young one holds half of what may be kept it becomes the old one; what is used lives on. Thread safe, without locks on reading.
/// </summary>
internal sealed class FragmentCache(IOptions<GatewayOptions> options)
{
    private readonly long _mostBytes = options.Value.KeptAnswerBytes / 2;
    private volatile Generations _generations = new(new Generation(), new Generation());

    /// <summary>What is kept, roughly.</summary>
    public long Bytes => _generations.Young.Bytes + _generations.Old.Bytes;

    /// <param name="shape">Of the fragments.</param>
    /// <param name="networks">Changes whenever any network's own data does, which stands in fragments.</param>
    public Shelves Open(string shape, long networks)
    {
        var (young, old) = _generations;
        var key = new Key(shape, networks);
        return new Shelves(young.Shelves.GetOrAdd(key, _ => new FragmentShelf(bytes => Grow(young, bytes))), old.Shelves.GetValueOrDefault(key));
    }

    private void Grow(Generation generation, int bytes)
    {
        if (Interlocked.Add(ref generation.Bytes, bytes) <= _mostBytes) return;
        var generations = _generations;
        // Whoever comes second sees a generation that is young no more.
        if (generations.Young == generation) Interlocked.CompareExchange(ref _generations, new Generations(new Generation(), generation), generations);
    }

    private readonly record struct Key(string Shape, long Networks);

    private sealed class Generation
    {
        public long Bytes;

        public ConcurrentDictionary<Key, FragmentShelf> Shelves { get; } = [];
    }

    private sealed record Generations(Generation Young, Generation Old);
}
