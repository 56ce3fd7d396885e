using Federation.Cluster.Storage;
using static Federation.Cluster.Tests.Storage.Batches;

namespace Federation.Cluster.Tests.Storage;

/// <summary>Ids are what partners call their places: any text, compared exactly.</summary>
public abstract partial class StoreConformance
{
    // Look-alikes, both sides of the surrogates, wildcards, separators, quotes, an embedded zero.
    private static readonly string[] OddIds =
    [
        "a", "A", "a ", " a", "a\0", "a\0b", "\0", "é", "e\u0301", "ß", "ss", "%", "_", "a%", "'", "\"", "a/b", "a\\b", "\n",
        "\uD7FF", "\uE000", "\uFFFD", "\uFFFF", "😀", "😀a", "\U0010FFFF", "\U0010FFFFz", "日本", "null", "0", "00",
    ];

    [Fact]
    public async Task Ids_OfAnyUnicode_AreDistinctAndComeBackAsTheyWere()
    {
        await Store.CommitAsync(new StoreBatch { PartitionKey = "p", Writes = [.. OddIds.Select((id, index) => new StateWrite(Centre(id), 0, Body($"{index}")))] }, Cancellation);
        await Store.CommitAsync(new StoreBatch { PartitionKey = "p", Events = [.. OddIds.Select(id => new EventWrite(Centre(id), Body("e")))] }, Cancellation);

        Assert.Equal(OddIds.Select((_, index) => $"{index}"), (await Store.ReadManyAsync(RowKinds.Centre, OddIds, Cancellation)).Select(row => Text(row!.Body)));
        Assert.Equal(OddIds.Order(CodePointOrder.Instance), (await Store.AllAsync(RowKinds.Centre)).Select(row => row.Key.Id));
        Assert.Equal(OddIds, Assert.Single(await Store.FeedAsync()).Events.Select(found => found.Current!.Key.Id));
    }

    [Fact]
    public async Task Scan_ByPrefix_GivesExactlyTheIdsThatStartWithIt()
    {
        await Store.CommitAsync(new StoreBatch { PartitionKey = "p", Writes = [.. OddIds.Select(id => new StateWrite(Centre(id), 0, Body(id)))] }, Cancellation);

        foreach (string prefix in OddIds.Append("absent").Append("\uFFFE").Append("\U0010FFFE"))
        {
            Assert.Equal(
                OddIds.Where(id => id.StartsWith(prefix, StringComparison.Ordinal)).Order(CodePointOrder.Instance),
                (await Store.AllAsync(RowKinds.Centre, prefix)).Select(row => row.Key.Id));
            Assert.Equal(
                OddIds.Where(id => id.StartsWith(prefix, StringComparison.Ordinal)).Order(CodePointOrder.Instance),
                await Store.ScanIdsAsync(RowKinds.Centre, prefix, Cancellation).ToListAsync(Cancellation));
        }
    }

    // Longer than the keys of any table: what tells them apart lies at their end, or in front, or is that one of them ends.
    [Fact]
    public async Task Ids_AsLongAsMayBe_AreDistinctAndInOrder()
    {
        string stem = new('s', 1_990), wide = string.Concat(Enumerable.Repeat("é😀", 331));
        string[] ids = [.. from start in (string[])[stem, wide, stem[..1_900] + "\0"] from end in (string[])["", "\0", "a", "b", "\uFFFD", "😀", "ab"] select start + end, "s", stem[..300], stem[..301] + "z", wide[..300], "t"];
        string[] inOrder = [.. ids.Order(CodePointOrder.Instance)];

        await Store.CommitAsync(new StoreBatch
        {
            PartitionKey = stem,
            Writes = [.. ids.Select((id, index) => new StateWrite(Centre(id), 0, Body($"{index}")))],
            Events = [.. ids.Select(id => new EventWrite(Centre(id), Body("e")))],
            IdempotencyKey = stem + "key",
        }, Cancellation);

        Assert.Equal(ids.Select((_, index) => $"{index}"), (await Store.ReadManyAsync(RowKinds.Centre, ids, Cancellation)).Select(row => Text(row!.Body)));
        Assert.Equal(inOrder, (await Store.AllAsync(RowKinds.Centre)).Select(row => row.Key.Id));
        Assert.Equal(inOrder, await Store.ScanIdsAsync(RowKinds.Centre, cancellationToken: Cancellation).ToListAsync(Cancellation));
        Assert.Equal(ids, Assert.Single(await Store.FeedAsync()).Events.Select(found => found.Current!.Key.Id));
        foreach (string asked in ids.Append(stem[..1_000]).Append(stem + "aa").Append(wide + "b\0"))
        {
            Assert.Equal(inOrder.Where(id => id.StartsWith(asked, StringComparison.Ordinal)), (await Store.AllAsync(RowKinds.Centre, asked)).Select(row => row.Key.Id));
            Assert.Equal(
                inOrder.Where(id => CodePointOrder.Instance.Compare(id, asked) > 0),
                await Store.ScanAfterAsync(RowKinds.Centre, asked, Cancellation).Select(row => row.Key.Id).ToListAsync(Cancellation));
        }

        Assert.Null(await Store.ReadAsync(Centre(stem + "c"), Cancellation));
        Assert.False((await Store.CommitAsync(Announce("a", "e") with { IdempotencyKey = stem + "Key" }, Cancellation)).Repeated);
        Assert.True((await Store.CommitAsync(Announce("a", "e") with { IdempotencyKey = stem + "key" }, Cancellation)).Repeated);
        Assert.Empty(await Store.CheckAsync(Cancellation));
    }

    [Fact]
    public async Task Ids_ThatNoStoreCanKeep_AreRefused()
    {
        // Not as theory data: a test runner would write the halves of surrogate pairs as something else.
        foreach (string id in (string[])["", "\uD800", "a\uDC00b", "\uDC00\uD800"]) await IsRefusedAsync(id);
    }

    [Fact]
    public async Task Ids_LongerThanAnyStoreKeeps_AreRefused()
    {
        string id = new('a', 2_001);

        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.CommitAsync(Write(id, 0, "one"), Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.CommitAsync(Write("a", 0, "one") with { IdempotencyKey = id }, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.ReadAsync(Centre(id), Cancellation));
        await Store.CommitAsync(Write(id[1..], 0, "one"), Cancellation);
        Assert.NotNull(await Store.ReadAsync(Centre(id[1..]), Cancellation));
    }

    private async Task IsRefusedAsync(string id)
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.CommitAsync(Write(id, 0, "one"), Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.ReadAsync(Centre(id), Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.ReadManyAsync(RowKinds.Centre, ["a", id], Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.CommitAsync(Write("a", 0, "one") with { PartitionKey = id }, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.CommitAsync(Write("a", 0, "one") with { IdempotencyKey = id }, Cancellation));
        if (id.Length > 0) await Assert.ThrowsAsync<ArgumentException>(async () => await Store.AllAsync(RowKinds.Centre, id));
        if (id.Length > 0) await Assert.ThrowsAsync<ArgumentException>(async () => await Store.ScanIdsAsync(RowKinds.Centre, id, Cancellation).ToListAsync(Cancellation));
    }
}
