using System.Security.Cryptography;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Registry.Certificates.Status;

namespace Federation.Cluster.Labels.Certificates;

/// <summary>Keeps which places are taken. Full lists double.</summary>
internal sealed class StatusPlacesGrain([PersistentState(RowKinds.StatusPlaces, DirectoryGrainStorage.Name)] IPersistentState<StatusPlaces> state) : Grain, IStatusPlacesGrain
{
    public async Task<int> Take()
    {
        int? free = StatusIndexes.Take(state.State.Taken, state.State.Length, RandomNumberGenerator.GetInt32);
        if (free is null)
        {
            state.State.Length *= 2;
            free = StatusIndexes.Take(state.State.Taken, state.State.Length, RandomNumberGenerator.GetInt32);
        }

        int place = free!.Value; // the half that was added is free
        state.State.Taken.Add(place);
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }

        return place;
    }
}
