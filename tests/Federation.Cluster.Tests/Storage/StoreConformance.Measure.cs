using Federation.Cluster.Storage;
using static Federation.Cluster.Tests.Storage.Batches;

namespace Federation.Cluster.Tests.Storage;

public abstract partial class StoreConformance
{
    [Fact]
    public async Task Measure_OfRowsOfSeveralKinds_CountsThoseThatAreThere()
    {
        Assert.Empty((await Store.MeasureAsync(Cancellation)).Rows);
        await Store.CommitAsync(Write("a", 0, "one"), Cancellation);
        await Store.CommitAsync(Write("b", 0, "two"), Cancellation);
        await Store.CommitAsync(Write("b", 1, "three"), Cancellation);
        await Store.CommitAsync(Write("c", 0, "four"), Cancellation);
        await Store.CommitAsync(Write("c", 1, null), Cancellation);
        await Store.CommitAsync(new StoreBatch { PartitionKey = "a", Writes = [new StateWrite(new StateKey(RowKinds.Run, "a"), 0, Body("run"))] }, Cancellation);

        var figures = await Store.MeasureAsync(Cancellation);

        Assert.Equal([(RowKinds.Centre, 2L), (RowKinds.Run, 1L)], figures.Rows.Select(kind => (kind.Key, kind.Value)));
        Assert.True(figures.Bytes > 0 && figures.FreeBytes is null or > 0, $"{figures.Bytes} bytes, {figures.FreeBytes} free");
        Assert.True(figures.Engine.Length > 0 && figures.EngineVersion.Length > 0 && figures.Format > 0, figures.ToString());
    }

    [Fact]
    public async Task Position_AfterEvents_TellsHowManyThereWere()
    {
        var before = await Store.HeadAsync(Cancellation);
        await Store.CommitAsync(Announce("a", "one", "two", "three"), Cancellation);
        await Store.CommitAsync(Announce("b", "four"), Cancellation);
        var after = await Store.HeadAsync(Cancellation);

        Assert.Equal((4L, 0L, 4L), (after.EventsSince(before), before.EventsSince(after), after.Events - before.Events));
    }
}
