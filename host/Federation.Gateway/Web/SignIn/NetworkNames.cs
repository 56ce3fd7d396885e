using Federation.Cluster.Sync;

namespace Federation.Gateway.Web.SignIn;

/// <summary>What people call the networks.</summary>
internal sealed class NetworkNames(SyncArchive archive)
{
    /// <summary>The name; the id where the directory does not know the network (any more).</summary>
    public async Task<string> OfAsync(string network, CancellationToken cancellationToken)
    {
        var known = await archive.NetworksAsync(cancellationToken);
        return known.FirstOrDefault(definition => definition.Id.Value == network)?.Name ?? network;
    }
}
