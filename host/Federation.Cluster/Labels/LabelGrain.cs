using System.Globalization;
using Federation.Cluster.Centres;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;

namespace Federation.Cluster.Labels;

/// <summary>A thin shell over <see cref="CentreLabel.Decide"/>: loads, decides, stores history and event in one commit.</summary>
internal sealed class LabelGrain([PersistentState(RowKinds.Label, DirectoryGrainStorage.Name)] IPersistentState<LabelRecord> record, TimeProvider clock) : Grain, ILabelGrain, IRemindable
{
    /// <summary>Wakes the grain while a label is in force, so that its expiry is put down though nobody asks.</summary>
    private const string ExpiryReminder = "expiry";

    /// <summary>Who decides where time does.</summary>
    private const string Directory = "directory";

    private static readonly TimeSpan Tick = TimeSpan.FromDays(1);

    public Task<LabelHistory> Get() => Task.FromResult(History);

    public async Task<LabelAnswer> Decide(LabelOrder order)
    {
        await ExpireAsync();
        var label = History.Label;
        var outcome = label.Decide(order.At(Now(label)), CriteriaSet.Current);
        if (outcome.Event is not { } happened) return LabelAnswer.Of(History, outcome.Refusal);
        // Before it is stored: once it is, nothing may fail any more.
        if (happened.Kind == LabelEventKind.Awarded) await this.RegisterOrUpdateReminder(ExpiryReminder, Tick, Tick);
        await StoreAsync(happened);
        return LabelAnswer.Of(History, null);
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await ExpireAsync();
        if (History.Label.State is LabelState.Awarded or LabelState.Suspended) return;
        if (await this.GetReminder(ExpiryReminder) is { } reminder) await this.UnregisterReminder(reminder);
    }

    private async Task ExpireAsync()
    {
        var label = History.Label;
        var now = Now(label);
        if (!label.IsDue(now)) return;
        var expire = new LabelDecision.Expire { MadeOn = label.Version, Actor = Directory, At = now, Reason = string.Create(CultureInfo.InvariantCulture, $"Valid until {label.Award?.ValidUntil.UtcDateTime:yyyy-MM-dd}.") };
        if (label.Decide(expire, CriteriaSet.Current).Event is { } happened) await StoreAsync(happened);
    }

    private async Task StoreAsync(LabelEvent happened)
    {
        record.State.Take(History.With(happened), happened);
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
