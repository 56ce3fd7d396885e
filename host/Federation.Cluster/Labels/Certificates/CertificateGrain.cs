using Federation.Cluster.Centres;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Registry.Certificates;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Labels.Certificates;

/// <summary>
/// Gives a label's certificate its place in the status lists and its centre's name, once. It is written when it is first asked for, so that no crash between an award and its
/// certificate can leave a label without one; the public log is told in the same commit.
/// </summary>
internal sealed class CertificateGrain(
    [PersistentState(RowKinds.Certificate, DirectoryGrainStorage.Name)] IPersistentState<CertificateState> state,
    LabelArchive labels,
    CentreArchive centres,
    IOptions<CertificateOptions> options,
    TimeProvider clock) : Grain, ICertificateGrain
{
    public async Task<CertificateRecord?> Get()
    {
        if (state.State.Certificate is { } known) return known;
        if (!CertificateId.TryParse(this.GetPrimaryKeyString(), out var id)) return null;
        var history = (await labels.ReadAsync([id.Centre], CancellationToken.None))[0];
        if (history.Events.FirstOrDefault(happened => happened.Award?.Number == id.Number)?.Award is not { } award) return null;
        var centre = (await centres.ReadAsync([id.Centre], CancellationToken.None))[0];
        var place = await GrainFactory.GetGrain<IStatusPlacesGrain>(IStatusPlacesGrain.TheOnly).Take();
        var record = new CertificateRecord { CentreName = centre?.Content.Name ?? id.Centre.Value, Place = place, At = clock.GetUtcNow() };
        state.State.Take(id, record, CertificateDigest.Of(record.Award(id, award), options.Value.Addresses));
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

        return record;
    }
}
