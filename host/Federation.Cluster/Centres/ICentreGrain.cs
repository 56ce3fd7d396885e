namespace Federation.Cluster.Centres;

/// <summary>One centre. Its key is the <see cref="CentreId"/> as text.</summary>
[Alias("ICentreGrain")]
public interface ICentreGrain : IGrainWithStringKey
{
    /// <summary>
    /// Applies the command and stores the result before it answers; repeating it has no second effect.
    /// </summary>
    /// <returns>What changed; null when nothing did.</returns>
    [Alias("Apply")]
    Task<CentreChange?> Apply(CentreCommand command);

    /// <summary>The centre as it is now; null where it was never opened.</summary>
    [Alias("Get")]
    Task<CentreState?> Get();
}
