namespace Federation.Cluster.Members.Hosting.Quotas;

/// <summary>What one activation of a door may take by itself, in memory alone: an activation that knows nothing asks. Not for several threads at once.</summary>
internal sealed class LeaseBook
{
    private readonly Dictionary<QuotaKey, QuotaLease> _known = [];
    private readonly Dictionary<QuotaKey, int> _usedUp = [];
    private readonly Dictionary<QuotaKey, DateTimeOffset> _silent = [];

    /// <summary>Whether a further visit is the door's to take; null where that is to be asked.</summary>
    /// <param name="used">How many of its visits count already.</param>
    public bool? Allows(QuotaKey key, int used, DateTimeOffset now)
    {
        if (!_known.TryGetValue(key, out var lease) || now >= lease.Until) return null;
        if (lease.Total is not { } total) return false;
        return used < total ? true : null;
    }

    /// <summary>Whether the number was found used up when it was last asked for, however long ago. One that was raised since is not.</summary>
    public bool IsUsedUp(QuotaKey key, int limit) => _usedUp.TryGetValue(key, out int then) && limit <= then;

    /// <summary>Whether nobody answered a moment ago, so that asking again would have all wait once more.</summary>
    public bool IsSilent(QuotaKey key, DateTimeOffset now) => _silent.TryGetValue(key, out var until) && now < until;

    /// <summary>Takes what was answered in place of what was known; what is over is forgotten.</summary>
    /// <param name="limit">The number that was asked for.</param>
    public void Take(QuotaKey key, QuotaLease lease, int limit, DateTimeOffset now)
    {
        Forget(key, now);
        _known[key] = lease;
        if (lease.Total is null) _usedUp[key] = limit;
        else _usedUp.Remove(key);
    }

    /// <summary>Takes it that nobody answered.</summary>
    public void Silence(QuotaKey key, DateTimeOffset until, DateTimeOffset now)
    {
        Forget(key, now);
        _silent[key] = until;
    }

    private void Forget(QuotaKey key, DateTimeOffset now)
    {
        foreach (var over in _known.Where(known => now >= known.Value.Until).Select(known => known.Key).ToList()) _known.Remove(over);
        foreach (var over in _silent.Where(silent => now >= silent.Value).Select(silent => silent.Key).ToList()) _silent.Remove(over);
        foreach (var old in _usedUp.Keys.Where(known => known.Month.CompareTo(key.Month.Add(-1)) < 0).ToList()) _usedUp.Remove(old);
    }
}
