namespace Federation.Trust.Chains;

/// <summary>How much a <see cref="ChainCache"/> keeps, and for how long.</summary>
public sealed record ChainCacheLimits
{
    /// <summary>How many entities are remembered; of more, those go that were not asked for longest. 1,000 by default.</summary>
    public int MostChains { get; init; } = 1_000;

    /// <summary>How long a chain is kept at most, whatever its statements say: so long somebody who was removed elsewhere may still count here. 24 hours by default.</summary>
    public TimeSpan MostAge { get; init; } = TrustRules.MostLifetime;

    /// <summary>How long after a refusal nobody is asked again. A minute by default.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMinutes(1);
}
