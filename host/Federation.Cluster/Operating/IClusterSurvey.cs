namespace Federation.Cluster.Operating;

/// <summary>Looks at the cluster as operators see it. Thread safe.</summary>
public interface IClusterSurvey
{
    Task<ClusterFigures> ReadAsync(CancellationToken cancellationToken);
}
