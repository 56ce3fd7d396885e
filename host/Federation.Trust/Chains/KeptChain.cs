namespace Federation.Trust.Chains;

/// <summary>A chain that a <see cref="ChainCache"/> keeps. The cache guards it.</summary>
internal sealed class KeptChain
{
    public KeptChain(TrustChain chain, DateTimeOffset now, ChainCacheLimits limits)
    {
        var longest = now + limits.MostAge;
        (Chain, Until) = (chain, chain.Expires < longest ? chain.Expires : longest);
        NextAt = now + ((Until - now) / 2);
    }

    public TrustChain Chain { get; }

    /// <summary>From then on it counts no more.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>From then on it is built anew where somebody asks.</summary>
    public DateTimeOffset NextAt { get; set; }

    public DateTimeOffset AskedAt { get; set; }
}
