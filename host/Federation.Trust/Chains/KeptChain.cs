namespace Federation.Trust.Chains;

/// <summary>What a <see cref="ChainCache"/> knows of one entity. The cache guards it.</summary>
internal sealed class KeptChain
{
    /// <summary>The last one that held; whether it still does is said by <see cref="Until"/>.</summary>
    public TrustChain? Chain { get; private set; }

    /// <summary>Of the last building, null where it went well.</summary>
    public TrustRefusal? Refusal { get; private set; }

    /// <summary>From then on <see cref="Chain"/> counts no more.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>From then on it is built again where somebody asks.</summary>
    public DateTimeOffset NextAt { get; private set; }

    public DateTimeOffset AskedAt { get; set; }

    /// <summary>Null while nothing is being built.</summary>
    public Task<Judged<TrustChain>>? Building { get; set; }

    /// <summary>Takes what was built, and answers what holds from then on.</summary>
    public Judged<TrustChain> Take(Judged<TrustChain> built, DateTimeOffset now, ChainCacheLimits limits)
    {
        Building = null;
        if (built.TryGet(out var chain, out var refusal))
        {
            var longest = now + limits.MostAge;
            (Chain, Refusal, Until) = (chain, null, chain.Expires < longest ? chain.Expires : longest);
            NextAt = now + ((Until - now) / 2);
            return chain;
        }

        (Refusal, NextAt) = (refusal, now + limits.Pause);
        // Who does not answer says nothing against what was known.
        if (refusal.Code == TrustCodes.FetchFailed && Chain is { } last && now < Until) return last;
        Chain = null;
        return refusal;
    }
}
