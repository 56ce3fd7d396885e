namespace Federation.Cluster.Members.Hosting.Quotas;

/// <summary>What one activation of a door may take by itself, in memory alone: an activation that knows nothing asks. Not for several threads at once.</summary>
internal sealed class LeaseBook
{
    private readonly Dictionary<QuotaKey, QuotaLease> _known = [];

    /// <summary>Whether a further visit is the door's to take; null where that is to be asked.</summary>
    /// <param name="used">How many of its visits count already.</param>
    public bool? Allows(QuotaKey key, int used, DateTimeOffset now)
    {
        if (!_known.TryGetValue(key, out var lease) || now >= lease.Until) return null;
        if (lease.Total is not { } total) return false;
        return used < total ? true : null;
    }

    /// <summary>Takes what was answered in place of what was known; months before are forgotten.</summary>
    public void Take(QuotaKey key, QuotaLease lease, DateTimeOffset now)
    {
        foreach (var over in _known.Where(known => now >= known.Value.Until).Select(known => known.Key).ToList()) _known.Remove(over);
        _known[key] = lease;
    }
}
