using Federation.Cluster.Index;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Centres;

/// <summary>
/// Opens centres under ids that were made a moment ago, without their grains: nobody else knows such an id before its first commit, so there is nobody whom a grain would have to keep in turn. The rules, the rows
/// and the event are the grain's, and the commit compares and swaps like its own. A load opens centres by the thousand and comes back to few of them: waking a grain for each cost more than all that it did. Thread safe.
/// </summary>
internal sealed class CentreOpener(IDirectoryStore store, FreshCentres fresh, IGrainFactory grains)
{
    /// <returns>What happened where the centre was there already; null where it was opened.</returns>
    public async Task<CentreChange?> OpenAsync(CentreOpening opening)
    {
        fresh.Add(opening);
        try
        {
            await store.CommitAsync(opening.Batch);
            return null;
        }
        catch (VersionConflictException)
        {
            // Somebody knows it after all: then it has a grain's say.
            fresh.Drop(opening.Id);
            return await grains.GetGrain<ICentreGrain>(opening.Id.Value).Apply(opening.Put);
        }
        catch
        {
            fresh.Drop(opening.Id);
            throw;
        }
    }
}
