using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Publishing;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Cluster.Telemetry;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;

namespace Federation.Cluster.Labels;

/// <summary>A thin shell over <see cref="CentreLabel.Decide"/>: loads, decides, stores history and event in one commit.</summary>
internal sealed class LabelGrain([PersistentState(RowKinds.Label, DirectoryGrainStorage.Name)] IPersistentState<LabelRecord> record, IDirectoryStore store, CriteriaArchive criteria, TimeProvider clock) : Grain, ILabelGrain
{
    public Task<LabelHistory> Get() => Task.FromResult(History);

    public async Task<LabelAnswer> Decide(LabelOrder order)
    {
        await Expire();
        var label = History.Label;
        var now = Now(label);
        var outcome = label.Decide(order.At(now), await CriteriaAsync(order, now));
        if (outcome.Event is not { } happened) return LabelAnswer.Of(History, outcome.Refusal);
        await StoreAsync(happened);
        return LabelAnswer.Of(History, null);
    }

    public async Task Expire()
    {
        if (LabelExpiry.Of(History.Label, Now(History.Label)) is { } happened) await StoreAsync(happened);
    }

    /// <summary>Those that an application was begun by, whatever is in force since; else those in force.</summary>
    private async ValueTask<CriteriaSet> CriteriaAsync(LabelOrder order, DateTimeOffset now)
    {
        // Only an award is made under criteria: where a version cannot be read, a label can be suspended all the same.
        if (order.Kind != LabelEventKind.Awarded) return CriteriaSet.First;
        var versions = await criteria.ReadAsync();
        if (order.CriteriaVersion is not { } asked) return versions.At(now);
        return versions.Find(asked)?.Criteria ?? throw new InvalidOperationException($"Version {asked} of the criteria was never published.");
    }

    private async Task StoreAsync(LabelEvent happened)
    {
        var history = History.With(happened);
        record.State.Take(history, happened, LabelAppeals.Row(history, await store.ReadAsync(LabelAppeals.Key(Id))));
        try
        {
            await record.WriteStateAsync();
            LabelMeter.Happened(happened.Kind);
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
