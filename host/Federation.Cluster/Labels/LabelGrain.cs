using Federation.Cluster.Centres;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;

namespace Federation.Cluster.Labels;

/// <summary>A thin shell over <see cref="CentreLabel.Decide"/>: loads, decides, stores history and event in one commit.</summary>
internal sealed class LabelGrain([PersistentState(RowKinds.Label, DirectoryGrainStorage.Name)] IPersistentState<LabelRecord> record, IDirectoryStore store, TimeProvider clock) : Grain, ILabelGrain
{
    public Task<LabelHistory> Get() => Task.FromResult(History);

    public async Task<LabelAnswer> Decide(LabelOrder order)
    {
        await Expire();
        var label = History.Label;
        var outcome = label.Decide(order.At(Now(label)), CriteriaSet.Current);
        if (outcome.Event is not { } happened) return LabelAnswer.Of(History, outcome.Refusal);
        await StoreAsync(happened);
        return LabelAnswer.Of(History, null);
    }

    public async Task Expire()
    {
        if (LabelExpiry.Of(History.Label, Now(History.Label)) is { } happened) await StoreAsync(happened);
    }

    private async Task StoreAsync(LabelEvent happened)
    {
        var history = History.With(happened);
        record.State.Take(history, happened, LabelAppeals.Row(history, await store.ReadAsync(LabelAppeals.Key(Id))));
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
    }

    private DateTimeOffset Now(CentreLabel label) => clock.GetUtcNow() is var now && now < label.ChangedAt ? label.ChangedAt.Value : now;

    private LabelHistory History => record.State.History ?? new LabelHistory { Centre = Id };

    private CentreId Id => CentreId.TryParse(this.GetPrimaryKeyString(), out var id) ? id : throw new InvalidOperationException("A label's grain is named by its centre's id.");
}
