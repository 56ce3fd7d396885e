namespace Federation.Cluster.Adapters.Fetching;

/// <summary>How long a server asks to be left alone.</summary>
internal static class RetryAfter
{
    /// <summary>No server keeps us away for longer than this by one answer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>
    /// At most a day; null where the server did not say, or named a time that is over. A date is compared with the server's own clock where it shows one:
    /// ours or the server's may be years off.
    /// </summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider clock)
    {
        if (response.Headers.RetryAfter is not { } asked) return null;
        var wait = asked.Delta ?? asked.Date - (response.Headers.Date ?? clock.GetUtcNow());
        if (wait is null || wait <= TimeSpan.Zero) return null;
        return wait < Longest ? wait : Longest;
    }
}
