using Federation.Cluster.Members.Passes;

namespace Federation.Cluster.Members.Doors;

/// <summary>
/// The nonces that one activation of a door gave out in the last minutes, and what was answered over them. Kept in memory alone. What is lost with it is safe to lose: a nonce that is not known is
/// refused, so forgetting one can keep somebody out who asks again, and never lets anybody in twice. Not for several threads at once.
/// </summary>
public sealed class NonceBook
{
    /// <summary>How many are remembered at most, answered or not: one every 300 ms for as long as they are.</summary>
    public const int Most = 2_000;

    /// <summary>How long one is good for. It is remembered for as long again, so that one that comes late or twice is told so.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly Dictionary<DoorNonce, Entry> _known = [];

    /// <summary>In the order in which they were given out.</summary>
    private readonly Queue<DoorNonce> _order = [];

    /// <summary>A new one, and the moment from which on it is good for nothing; null where <see cref="Most"/> are remembered.</summary>
    internal (DoorNonce Nonce, DateTimeOffset Until)? Ask(DateTimeOffset now)
    {
        Forget(now);
        if (_known.Count >= Most) return null;
        var nonce = DoorNonce.New();
        var until = now + Lifetime;
        _known.Add(nonce, new Entry(until));
        _order.Enqueue(nonce);
        return (nonce, until);
    }

    /// <summary>Null where the nonce is open; else one of <see cref="PassCodes"/>.</summary>
    internal string? Against(DoorNonce nonce, DateTimeOffset now)
    {
        if (!_known.TryGetValue(nonce, out var entry)) return PassCodes.NonceUnknown;
        if (entry.Answer is not null) return PassCodes.Replayed;
        return now >= entry.Until ? PassCodes.NonceLate : null;
    }

    /// <summary>Uses up an open nonce.</summary>
    internal void Answer(DoorNonce nonce, AdmissionAnswer answer) => _known[nonce] = _known[nonce] with { Answer = answer };

    /// <summary>Null where none was given.</summary>
    internal AdmissionAnswer? AnswerTo(DoorNonce nonce) => _known.GetValueOrDefault(nonce)?.Answer;

    private void Forget(DateTimeOffset now)
    {
        while (_order.TryPeek(out var oldest) && _known[oldest].Until + Lifetime <= now) _known.Remove(_order.Dequeue());
    }

    private sealed record Entry(DateTimeOffset Until, AdmissionAnswer? Answer = null);
}
