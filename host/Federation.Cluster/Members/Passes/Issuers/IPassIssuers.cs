namespace Federation.Cluster.Members.Passes.Issuers;

/// <summary>Knows whose credentials count. Thread safe.</summary>
public interface IPassIssuers
{
    /// <summary>Null where the issuer is not known, or no more: then none of its credentials counts, whatever was signed before.</summary>
    /// <param name="issuer">What a credential names, in which anything may stand.</param>
    ValueTask<PassIssuer?> FindAsync(string issuer, CancellationToken cancellationToken);
}
