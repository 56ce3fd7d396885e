using System.Collections.Concurrent;

namespace Federation.Gateway.Identity.Federating.Chains;

/// <summary>Hosts, each with its port, that did not answer a moment ago: however many of their entities are asked for, nobody waits for them again at once. Thread safe.</summary>
internal sealed class SilentHosts(TimeProvider clock)
{
    private const int Most = 500;

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _until = new(StringComparer.Ordinal);

    public bool Contains(Uri address) => _until.TryGetValue(address.Authority, out var until) && clock.GetUtcNow() < until;

    public void Add(Uri address)
    {
        // More than that at a time are no partners; what is forgotten is asked once more.
        if (_until.Count >= Most) _until.Clear();
        _until[address.Authority] = clock.GetUtcNow() + Moment;
    }
}
