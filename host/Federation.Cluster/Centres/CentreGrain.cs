using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;

namespace Federation.Cluster.Centres;

/// <summary>A thin shell over <see cref="Centre.Apply"/>: loads, applies, stores state and event in one commit.</summary>
internal sealed class CentreGrain([PersistentState(RowKinds.Centre, DirectoryGrainStorage.Name)] IPersistentState<CentreRecord> record) : Grain, ICentreGrain
{
    public async Task<CentreChange?> Apply(CentreCommand command)
    {
        var (state, change) = Centre.Apply(Id, record.State.Centre, command);
        if (state is null || ReferenceEquals(state, record.State.Centre)) return null;
        record.State.Take(state, change);
        try
        {
            await record.WriteStateAsync();
        }
        catch
        {
            // What is in memory is not what is stored: the next activation reads again.
            DeactivateOnIdle();
            throw;
        }

        return change;
    }

    public Task<CentreState?> Get() => Task.FromResult(record.State.Centre);

    private CentreId Id => CentreId.TryParse(this.GetPrimaryKeyString(), out var id) ? id : throw new InvalidOperationException("A centre's grain is named by a centre's id.");
}
