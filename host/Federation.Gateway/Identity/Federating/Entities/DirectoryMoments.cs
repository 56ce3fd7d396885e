using Federation.Cluster.Federating;
using Federation.Cluster.Index;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Gateway.Identity.Federating.Entities;

/// <summary>Reads who is in the federation now: who was removed counts no more from the next question on. Thread safe.</summary>
internal sealed class DirectoryMoments(SyncArchive networks, EntityRegister register, CentreIndex index, FederationAddresses addresses)
{
    public async Task<DirectoryMoment> ReadAsync(CancellationToken cancellationToken)
    {
        await index.WaitForAsync(FeedCursor.Start, cancellationToken);
        var known = await networks.NetworksAsync(cancellationToken);
        return new DirectoryMoment(known.ToDictionary(network => network.Id), await register.ReadAsync(cancellationToken), index.Current, addresses);
    }
}
