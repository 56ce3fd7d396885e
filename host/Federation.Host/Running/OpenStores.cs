using Federation.Cluster.Storage;
using Federation.Host.Settings;

namespace Federation.Host.Running;

/// <summary>The stores of a host, open. Whoever opened them disposes them, also where a host did already.</summary>
/// <param name="Directory">The directory's.</param>
/// <param name="Membership">Where hosts find one another; null where there is but one.</param>
internal sealed record OpenStores(IDirectoryStore Directory, IDirectoryStore? Membership) : IAsyncDisposable
{
    /// <exception cref="StoreUnavailableException">One of them cannot be opened.</exception>
    public static async Task<OpenStores> OpenAsync(StoreSettings settings, CancellationToken cancellationToken)
    {
        var directory = await settings.OpenAsync(cancellationToken);
        try
        {
            return new OpenStores(directory, await settings.OpenMembershipAsync(cancellationToken));
        }
        catch
        {
            await directory.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Directory.DisposeAsync();
        if (Membership is not null) await Membership.DisposeAsync();
    }
}
