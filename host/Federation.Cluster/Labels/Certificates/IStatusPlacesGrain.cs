namespace Federation.Cluster.Labels.Certificates;

/// <summary>Hands out places in the status lists, none twice. There is one of it.</summary>
[Alias("IStatusPlacesGrain")]
public interface IStatusPlacesGrain : IGrainWithStringKey
{
    /// <summary>The only key.</summary>
    const string TheOnly = "all";

    /// <summary>A place that nobody has and that tells nothing of when it was given. It is stored as taken before it is told.</summary>
    [Alias("Take")]
    Task<int> Take();
}
