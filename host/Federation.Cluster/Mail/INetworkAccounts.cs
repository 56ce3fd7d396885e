using Federation.Cluster.Sync;

namespace Federation.Cluster.Mail;

/// <summary>Knows who runs a network, which lies with the sign-in and nowhere else. Thread safe.</summary>
public interface INetworkAccounts
{
    /// <summary>The opaque ids of the accounts that run one of these networks, each once and in order.</summary>
    Task<IReadOnlyList<string>> OfAsync(IReadOnlyCollection<NetworkId> networks, CancellationToken cancellationToken);
}

/// <summary>For a directory without a sign-in.</summary>
internal sealed class NoNetworkAccounts : INetworkAccounts
{
    public Task<IReadOnlyList<string>> OfAsync(IReadOnlyCollection<NetworkId> networks, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);
}
