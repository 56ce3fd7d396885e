using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Hosting;

/// <summary>A thin shell over <see cref="HostingTerms"/>.</summary>
internal sealed class HostingGrain([PersistentState(RowKinds.HostingTerms, DirectoryGrainStorage.Name)] IPersistentState<HostingRecord> record, TimeProvider clock) : Grain, IHostingGrain
{
    public Task<HostingView> Get() => Task.FromResult(View);

    public async Task<HostingAnswer> Set(HostingOrder order)
    {
        if (order.MadeOn != record.State.Version) return Refused(new(AdmissionCodes.Changed, $"The terms were made on version {order.MadeOn}; they are at version {record.State.Version}."));
        var (terms, refusal) = order.Terms.Checked(Id);
        if (refusal is not null) return Refused(refusal);
        int version = record.State.Version + 1;
        (record.State.Version, record.State.Terms) = (version, terms?.Following(record.State.Terms, version));
        record.State.Announce(Id, new HostingTermsSet(clock.GetUtcNow(), order.By));
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

        return new HostingAnswer { Now = View };
    }

    private HostingAnswer Refused(AdmissionRefusal refusal) => new() { Now = View, Code = refusal.Code, Message = refusal.Message };

    private HostingView View => new() { Network = Id, Version = record.State.Version, Terms = record.State.Terms };

    private NetworkId Id => NetworkId.Parse(this.GetPrimaryKeyString());
}
