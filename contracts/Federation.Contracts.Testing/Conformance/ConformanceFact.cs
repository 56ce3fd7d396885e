namespace Federation.Contracts.Testing;

/// <summary>One thing that every adapter has to hold. Stateless.</summary>
internal abstract class ConformanceFact
{
    /// <summary>Why it says nothing of this adapter over this case; null where it does. What is not applicable is told, and proves nothing.</summary>
    public virtual ValueTask<string?> WhyNotAsync(CaseTrial trial) => ValueTask.FromResult<string?>(null);

    /// <exception cref="Xunit.Sdk.FailException">It does not hold; the message says what to mend.</exception>
    public abstract Task HoldAsync(CaseTrial trial);
}
