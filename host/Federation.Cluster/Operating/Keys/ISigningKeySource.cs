namespace Federation.Cluster.Operating.Keys;

/// <summary>Tells of keys that sign, or that signatures are checked by, without their secrets. Thread safe.</summary>
public interface ISigningKeySource
{
    /// <summary>Those of one purpose together, the one in use first. A key file that cannot be used is a fact, and no exception.</summary>
    Task<IReadOnlyList<SigningKeyFact>> ReadAsync(CancellationToken cancellationToken);
}
