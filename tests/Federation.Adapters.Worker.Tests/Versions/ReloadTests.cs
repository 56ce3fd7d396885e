using Federation.Contracts;
using Federation.Contracts.Testing;

namespace Federation.Adapters.Worker.Tests.Versions;

/// <summary>A worker ends with its adapter, so nothing has to be unloaded; a bridge that kept something of one would all the same keep every version of it in a process that reloads.</summary>
public sealed class ReloadTests
{
    private const int Loads = 20;

    [Theory]
    [InlineData("Federation.TestAdapters.ScriptedAdapter", 1)]
    [InlineData("Federation.NextAdapters.NextAdapter", 2)]
    public void Bridge_OfAnAdapterLoadedManyTimes_LeavesNoContextAlive(string type, int major)
    {
        string assembly = major == 1 ? PluginBench.TestAdapters : Path.Combine(PluginBench.NextAdapters, "Federation.NextAdapters.dll");
        var contexts = new List<WeakReference>();
        int read = 0;

        for (int load = 0; load < Loads; load++) contexts.Add(InProcess.Once(assembly, type, major, adapter => read += Read(adapter)));

        Assert.Equal(0, InProcess.AliveAfterCollection(contexts));
        Assert.True(read >= Loads, $"{read} records were read.");
    }

    [Fact]
    public void Context_WhoseAdapterIsKept_IsFoundAlive()
    {
        IAdapter? kept = null;
        var context = InProcess.Once(PluginBench.TestAdapters, "Federation.TestAdapters.ScriptedAdapter", 1, adapter => kept = adapter);

        Assert.Equal(1, InProcess.AliveAfterCollection([context]));
        GC.KeepAlive(kept);
    }

    private static int Read(IAdapter adapter)
    {
        using var bench = AdapterBench.Of("""[{ "id": "a", "name": "A" }]""");
        var run = AdapterRun.OfAsync(adapter, bench).GetAwaiter().GetResult();
        Assert.True(run.Complete);
        return run.Mapped(adapter, bench).Count(pair => pair.Result is MapResult.Mapped);
    }
}
