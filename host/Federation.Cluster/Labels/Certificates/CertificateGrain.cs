using Federation.Cluster.Centres;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;

namespace Federation.Cluster.Labels.Certificates;

/// <summary>
/// Gives a label's certificate its place in the status lists and its centre's name, once. It is written when it is first asked for, so that no crash between an award and its
/// certificate can leave a label without one.
/// </summary>
internal sealed class CertificateGrain(
    [PersistentState(RowKinds.Certificate, DirectoryGrainStorage.Name)] IPersistentState<CertificateState> state,
    LabelArchive labels,
    CentreArchive centres,
    TimeProvider clock) : Grain, ICertificateGrain
{
    public async Task<CertificateRecord?> Get()
    {
        if (state.State.Certificate is { } known) return known;
        if (!CertificateId.TryParse(this.GetPrimaryKeyString(), out var id)) return null;
        var history = (await labels.ReadAsync([id.Centre], CancellationToken.None))[0];
        if (!history.Has(id.Number)) return null;
        var centre = (await centres.ReadAsync([id.Centre], CancellationToken.None))[0];
        var place = await GrainFactory.GetGrain<IStatusPlacesGrain>(IStatusPlacesGrain.TheOnly).Take();
        state.State.Certificate = new CertificateRecord { CentreName = centre?.Content.Name ?? id.Centre.Value, Place = place, At = clock.GetUtcNow() };
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            // What is in memory is not what is stored: the next activation reads again. The place stays unused.
            DeactivateOnIdle();
            throw;
        }

        return state.State.Certificate;
    }
}
