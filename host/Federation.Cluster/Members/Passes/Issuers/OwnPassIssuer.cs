namespace Federation.Cluster.Members.Passes.Issuers;

/// <summary>This directory alone. Thread safe.</summary>
public sealed class OwnPassIssuer(IPassIssuerKeys keys) : IPassIssuers
{
    public ValueTask<PassIssuer?> FindAsync(string issuer, CancellationToken cancellationToken) => ValueTask.FromResult(issuer == keys.Issuer ? Current : null);

    /// <summary>As it is now.</summary>
    public PassIssuer Current => new() { Id = keys.Issuer, Keys = keys.Published, StatusList = keys.StatusList };
}
