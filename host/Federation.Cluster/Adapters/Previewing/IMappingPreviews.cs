namespace Federation.Cluster.Adapters.Previewing;

/// <summary>Shows what a mapping would make of a sample, and keeps nothing of either. Thread safe.</summary>
public interface IMappingPreviews
{
    /// <summary>Reads the sample by the mapping in a caged worker of its own, as a run would.</summary>
    /// <exception cref="OperationCanceledException">Whoever asked has gone.</exception>
    Task<PreviewAnswer> PreviewAsync(PreviewOrder order, CancellationToken cancellationToken);
}
