using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Membership;
using Federation.Host.Settings;

namespace Federation.Host.Running;

/// <summary>The stores of a host, open. Whoever opened them disposes them, also where a host did already.</summary>
/// <param name="Directory">The directory's.</param>
/// <param name="Membership">Where hosts find one another; null where there is but one.</param>
internal sealed record OpenStores(IDirectoryStore Directory, IDirectoryStore? Membership) : IAsyncDisposable
{
    /// <exception cref="StoreUnavailableException">One of them cannot be opened, the keys are not those of the other hosts, or one of them speaks another version of the wire.</exception>
    public static async Task<OpenStores> OpenAsync(HostSettings host, CancellationToken cancellationToken)
    {
        var settings = host.Store;
        var directory = await settings.OpenAsync(cancellationToken);
        IDirectoryStore? membership = null;
        try
        {
            membership = await settings.OpenMembershipAsync(cancellationToken);
            if (membership is not null)
            {
                await KeysMark.DemandAsync(host.Keys, membership, cancellationToken);
                await ClusterMembership.DemandUnderstoodAsync(membership, TimeProvider.System);
            }

            return new OpenStores(directory, membership);
        }
        catch
        {
            await directory.DisposeAsync();
            if (membership is not null) await membership.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Directory.DisposeAsync();
        if (Membership is not null) await Membership.DisposeAsync();
    }
}
