using System.Globalization;
using System.Text.Json;

namespace Federation.Cluster.Storage.Grains;

/// <summary>
/// Orleans' reminders as rows of kind <see cref="RowKinds.Reminder"/>. A directory has one for each network that runs on a
/// schedule, so a read by hash range goes through all of them. Thread safe.
/// </summary>
internal sealed class DirectoryReminderTable(IDirectoryStore store) : IReminderTable
{
    public async Task<ReminderTableData> ReadRows(GrainId grainId) => new(await ReadAsync(ReminderRow.PrefixOf(grainId)));

    /// <summary>The hashes in (begin, end], around the ring where begin is not below end.</summary>
    public async Task<ReminderTableData> ReadRows(uint begin, uint end)
    {
        List<ReminderEntry> entries = await ReadAsync(prefix: "");
        return new ReminderTableData(entries.Where(entry => IsWithin(entry.GrainId.GetUniformHashCode(), begin, end)));
    }

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        await store.ReadAsync(ReminderRow.KeyOf(grainId, reminderName)) is { } row ? EntryOf(row) : null;

    /// <summary>Writes whatever was there before: the last one wins.</summary>
    public async Task<string?> UpsertRow(ReminderEntry entry)
    {
        StateKey key = ReminderRow.KeyOf(entry.GrainId, entry.ReminderName);
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(ReminderRow.Of(entry), ReminderJson.Default.ReminderRow);
        while (true)
        {
            long version = (await store.ReadAsync(key))?.Version ?? 0;
            if (await TryWriteAsync(new StateWrite(key, version, body))) return (version + 1).ToString(CultureInfo.InvariantCulture);
        }
    }

    public async Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) =>
        long.TryParse(eTag, CultureInfo.InvariantCulture, out long version)
        && version > 0
        && await TryWriteAsync(new StateWrite(ReminderRow.KeyOf(grainId, reminderName), version, Body: null));

    public async Task TestOnlyClearTable()
    {
        await foreach (StateRow row in store.ScanAsync(RowKinds.Reminder)) await TryWriteAsync(new StateWrite(row.Key, row.Version, Body: null));
    }

    private static bool IsWithin(uint hash, uint begin, uint end) =>
        begin < end ? hash > begin && hash <= end : hash > begin || hash <= end;

    private static ReminderEntry EntryOf(StateRow row) =>
        JsonSerializer.Deserialize(row.Body.Span, ReminderJson.Default.ReminderRow)?.ToEntry(row.Version)
        ?? throw new StoreUnavailableException(StoreCodes.Row, $"Row {row.Key} does not hold a reminder.");

    private async Task<List<ReminderEntry>> ReadAsync(string prefix)
    {
        List<ReminderEntry> entries = [];
        await foreach (StateRow row in store.ScanAsync(RowKinds.Reminder, prefix)) entries.Add(EntryOf(row));
        return entries;
    }

    /// <summary>False where somebody else wrote the row first.</summary>
    private async Task<bool> TryWriteAsync(StateWrite write)
    {
        try
        {
            await store.CommitAsync(new StoreBatch { PartitionKey = write.Key.Id, Writes = [write] });
            return true;
        }
        catch (VersionConflictException)
        {
            return false;
        }
    }
}
