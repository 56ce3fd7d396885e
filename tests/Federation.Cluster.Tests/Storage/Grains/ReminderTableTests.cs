using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Orleans.Runtime;

namespace Federation.Cluster.Tests.Storage.Grains;

/// <summary>Reminders as rows. One class a backend inherits it.</summary>
public abstract class ReminderTableTests
{
    private protected abstract Task<StorePlace> CreatePlaceAsync();

    [Fact]
    public async Task Row_Written_ComesBackAsItWas()
    {
        await using var table = await ReminderTableOnItsOwn.OpenAsync(await CreatePlaceAsync());
        ReminderEntry entry = Entry("a", "name");

        string? etag = await table.Table.UpsertRow(entry);

        ReminderEntry read = Assert.IsType<ReminderEntry>(await table.Table.ReadRow(entry.GrainId, "name"));
        Assert.Equal((entry.GrainId, "name", entry.StartAt, entry.Period, etag), (read.GrainId, read.ReminderName, read.StartAt, read.Period, read.ETag));
        Assert.Equal(DateTimeKind.Utc, read.StartAt.Kind);
        Assert.Null(await table.Table.ReadRow(entry.GrainId, "other"));
    }

    [Fact]
    public async Task Row_WrittenAgain_ReplacesAndChangesItsETag()
    {
        await using var table = await ReminderTableOnItsOwn.OpenAsync(await CreatePlaceAsync());
        string? first = await table.Table.UpsertRow(Entry("a", "name"));
        string? second = await table.Table.UpsertRow(Entry("a", "name", hours: 7));

        Assert.NotEqual(first, second);
        Assert.Equal(TimeSpan.FromHours(7), Assert.Single((await table.Table.ReadRows(Entry("a", "name").GrainId)).Reminders).Period);
        Assert.False(await table.Table.RemoveRow(Entry("a", "name").GrainId, "name", first!));
        Assert.False(await table.Table.RemoveRow(Entry("a", "name").GrainId, "name", "no etag"));
        Assert.True(await table.Table.RemoveRow(Entry("a", "name").GrainId, "name", second!));
        Assert.False(await table.Table.RemoveRow(Entry("a", "name").GrainId, "name", second!));
    }

    [Fact]
    public async Task Rows_OfAGrain_AreNotThoseOfGrainsWithLikeNames()
    {
        await using var table = await ReminderTableOnItsOwn.OpenAsync(await CreatePlaceAsync());
        string[] keys = ["a", "a|b", "a%7Cb", "ab", "a|"];
        foreach (string key in keys)
        {
            foreach (string name in (string[])["b", "b|c", "|"]) await table.Table.UpsertRow(Entry(key, name));
        }

        foreach (string key in keys)
        {
            ReminderTableData rows = await table.Table.ReadRows(Entry(key, "b").GrainId);
            Assert.Equal(["b", "b|c", "|"], rows.Reminders.Select(row => row.ReminderName).Order(StringComparer.Ordinal));
            Assert.All(rows.Reminders, row => Assert.Equal(Entry(key, "b").GrainId, row.GrainId));
        }
    }

    [Fact]
    public async Task Rows_OfRanges_ShareTheRingOutWithoutGapOrOverlap()
    {
        await using var table = await ReminderTableOnItsOwn.OpenAsync(await CreatePlaceAsync());
        List<uint> hashes = [];
        for (int number = 0; number < 60; number++)
        {
            ReminderEntry entry = Entry($"grain {number}", "name");
            hashes.Add(entry.GrainId.GetUniformHashCode());
            await table.Table.UpsertRow(entry);
        }

        hashes.Sort();
        uint low = hashes[10], high = hashes[40];

        Assert.Equal(hashes[11..41], await HashesAsync(low, high));
        Assert.Equal([.. hashes[..11], .. hashes[41..]], await HashesAsync(high, low));
        Assert.Equal(hashes, await HashesAsync(low, low));
        Assert.Equal(hashes, await HashesAsync(0, 0));

        async Task<IEnumerable<uint>> HashesAsync(uint begin, uint end) =>
            (await table.Table.ReadRows(begin, end)).Reminders.Select(row => row.GrainId.GetUniformHashCode()).Order();
    }

    [Fact]
    public async Task Table_Cleared_IsEmpty()
    {
        await using var table = await ReminderTableOnItsOwn.OpenAsync(await CreatePlaceAsync());
        await table.Table.UpsertRow(Entry("a", "one"));
        await table.Table.UpsertRow(Entry("b", "two"));

        await table.Table.TestOnlyClearTable();

        Assert.Empty((await table.Table.ReadRows(0, 0)).Reminders);
    }

    private static ReminderEntry Entry(string key, string name, int hours = 1) => new()
    {
        GrainId = GrainId.Create("tally", key),
        ReminderName = name,
        StartAt = new DateTime(2025, 3, 1, 8, 0, 0, 123, DateTimeKind.Utc).AddTicks(4567),
        Period = TimeSpan.FromHours(hours),
    };

    /// <summary>A table over a store of its own.</summary>
    private sealed class ReminderTableOnItsOwn(StorePlace place, IDirectoryStore store) : IAsyncDisposable
    {
        public DirectoryReminderTable Table { get; } = new(store);

        public static async Task<ReminderTableOnItsOwn> OpenAsync(StorePlace place) => new(place, await place.OpenAsync());

        public async ValueTask DisposeAsync()
        {
            await store.DisposeAsync();
            await place.DisposeAsync();
        }
    }
}
