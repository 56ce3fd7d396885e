namespace Federation.Trust.Chains;

/// <summary>How much a <see cref="ChainCache"/> keeps, and for how long.</summary>
public sealed record ChainCacheLimits
{
    /// <summary>How many chains are kept; of more, those go that were not asked for longest. 1,000 by default.</summary>
    public int MostChains { get; init; } = 1_000;

    /// <summary>How long a chain is kept at most, whatever its statements say: so long somebody who was removed elsewhere may still count here. 24 hours by default.</summary>
    public TimeSpan MostAge { get; init; } = TrustRules.MostLifetime;

    /// <summary>How long after a refusal nobody is asked again. A minute by default.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How many refusals are remembered; of more, the oldest go. 200 by default.</summary>
    public int MostRefusals { get; init; } = 200;

    /// <summary>How many chains are built at a time; further ones wait. 8 by default.</summary>
    public int MostBuilds { get; init; } = 8;

    /// <summary>How many chains are built or wait to be at a time; further ones are refused. 64 by default.</summary>
    public int MostWaiting { get; init; } = 64;

    /// <summary>How long building one chain may take in all, with its waiting. 20 seconds by default.</summary>
    public TimeSpan MostTime { get; init; } = TimeSpan.FromSeconds(20);
}
