using Federation.Contracts;

namespace Federation.Cluster.Sync;

/// <summary>
/// When a run that failed is tried again by itself. Pure.
/// </summary>
/// <remarks>
/// Only what may mend itself is tried again: a source or network that was unwell, a server that asked us to wait, a host that stopped. A wrong setting, a refused password, another format or a
/// fault need a person, and asking again every minute would only be rude. A run that a person started is that person's to repeat, but for one that reads what was pushed: that was acknowledged.
/// </remarks>
internal static class RunRetry
{
    /// <summary>After so many tries in a row only the schedule, or a person, starts the next.</summary>
    public const int Most = 8;

    /// <summary>Before the first try; each waits twice as long as the one before.</summary>
    public static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>How long a server may have us wait.</summary>
    public static readonly TimeSpan LongestAsked = TimeSpan.FromDays(1);

    /// <param name="ended">The run, with the status and the failure it ends with.</param>
    /// <param name="asked">How long its source asked to be left alone; null where it did not.</param>
    /// <param name="jitter">0 to 1: spreads those that failed together over half as long again.</param>
    /// <returns>Null where it is not tried again.</returns>
    public static TimeSpan? DelayAfter(RunRecord ended, TimeSpan? asked, double jitter)
    {
        if (ended.Purpose != RunPurpose.Sync || (ended.Trigger == RunTrigger.Person && ended.Pushed is null) || ended.Tries >= Most) return null;
        bool mayMend = ended.Status == RunStatus.Interrupted || ended is { Status: RunStatus.Failed, Failure.Kind: FailureKind.Transient or FailureKind.RateLimited };
        if (!mayMend) return null;
        var backOff = First * Math.Pow(2, ended.Tries) is var doubled && doubled < Longest ? doubled : Longest;
        var wait = asked is { } named ? (named < LongestAsked ? named : LongestAsked) : TimeSpan.Zero;
        return (backOff > wait ? backOff : wait) * (1 + (Math.Clamp(jitter, 0, 1) / 2));
    }
}
