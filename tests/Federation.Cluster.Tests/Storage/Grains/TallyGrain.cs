using System.Globalization;
using Federation.Cluster.Storage;
using Orleans.Runtime;

namespace Federation.Cluster.Tests.Storage.Grains;

internal sealed class TallyGrain([PersistentState(TallyGrain.Kind, "directory")] IPersistentState<TallyState> tally) : Grain, ITallyGrain, IRemindable
{
    public const string Kind = "tally";

    /// <summary>Of the other row.</summary>
    public const string Beside = "tally-beside";

    public async Task<bool> AddAsync(string? key)
    {
        tally.State.Count++;
        string count = tally.State.Count.ToString(CultureInfo.InvariantCulture);
        tally.State.Announce(new EventWrite(new StateKey(Kind, this.GetPrimaryKeyString()), Batches.Body(count)), key);
        await tally.WriteStateAsync();
        return tally.State.LastReceipt!.Repeated;
    }

    public async Task AddBesideAsync(long expected)
    {
        tally.State.Count++;
        tally.State.Beside = new StateWrite(new StateKey(Beside, this.GetPrimaryKeyString()), expected, Batches.Body("beside"));
        await tally.WriteStateAsync();
    }

    public Task<Tally> ReadAsync() => Task.FromResult(new Tally(tally.State.Count, tally.Etag, tally.RecordExists));

    public async Task ClearAsync()
    {
        tally.State.Announce(new EventWrite(new StateKey(Kind, this.GetPrimaryKeyString()), Batches.Body("cleared")), key: null);
        await tally.ClearStateAsync();
    }

    public Task RemindAsync(string name) => this.RegisterOrUpdateReminder(name, TimeSpan.FromHours(1), TimeSpan.FromHours(2));

    public async Task<string[]> RemindersAsync() => [.. (await this.GetReminders()).Select(reminder => reminder.ReminderName).Order(StringComparer.Ordinal)];

    public async Task ForgetAsync(string name) => await this.UnregisterReminder(await this.GetReminder(name) ?? throw new ArgumentException("No such reminder.", nameof(name)));

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;
}
