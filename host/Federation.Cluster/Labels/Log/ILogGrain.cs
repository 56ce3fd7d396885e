namespace Federation.Cluster.Labels.Log;

/// <summary>Puts into the public log what was committed, in the order of the feed. There is one of it.</summary>
[Alias("ILogGrain")]
internal interface ILogGrain : IGrainWithStringKey
{
    /// <summary>The only key.</summary>
    const string TheOnly = "all";

    /// <summary>Puts down what was committed before the call, as much as one turn may take.</summary>
    /// <returns>True once all of it is in the log; false where it is to be called again.</returns>
    [Alias("CatchUp")]
    Task<bool> CatchUp();
}
