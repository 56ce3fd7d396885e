using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Workers;

public sealed class LoadTests
{
    [Theory]
    [InlineData("Federation.TestAdapters.ScriptedAdapter", "Federation.TestAdapters.Nothing", "has no type")]
    [InlineData("Federation.TestAdapters.ScriptedAdapter", "Federation.TestAdapters.NoAdapter", "is no IAdapter")]
    [InlineData("Federation.TestAdapters.ScriptedAdapter", "Federation.TestAdapters.BrokenAdapter", "threw System.InvalidOperationException")]
    [InlineData("[\"snapshot\"]", "[\"snapshot\", \"deletions\"]", "says it can do Snapshot")]
    public async Task Start_ManifestPromisesWhatTheAssemblyDoesNotHold_IsALoadFailure(string from, string to, string message)
    {
        using var bench = new PluginBench();
        bench.Install("liar", manifest => manifest.Replace(from, to, StringComparison.Ordinal));

        var failure = await Assert.ThrowsAsync<AdapterException>(() => bench.StartAsync(adapter: "liar"));

        Assert.Equal((FailureKind.Bug, "adapter.load-failed"), (failure.Kind, failure.Code));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        await bench.AssertGoodNeighbourAsync();
    }

    [Fact]
    public async Task Start_AssemblyIsNoAssembly_IsALoadFailure()
    {
        using var bench = new PluginBench();
        await File.WriteAllTextAsync(Path.Combine(bench.Folder, "scripted", "Federation.TestAdapters.dll"), "not an assembly", TestContext.Current.CancellationToken);

        var failure = await Assert.ThrowsAsync<AdapterException>(() => bench.StartAsync());

        Assert.Equal("adapter.load-failed", failure.Code);
        Assert.Contains("Federation.TestAdapters.dll cannot be loaded", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_UnusableAdapter_IsNamedWithoutAProcess()
    {
        using var bench = new PluginBench();
        bench.Install("future", manifest => manifest.Replace("\"1.0\", \"below\": \"2.0\"", "\"9.0\", \"below\": \"9.1\"", StringComparison.Ordinal));
        bench.Install("broken", _ => "{");
        bench.Install("bare");
        File.Delete(Path.Combine(bench.Folder, "bare", "Federation.TestAdapters.dll"));
        bench.Install("twin", folder: "twin-1");
        bench.Install("twin", folder: "twin-2");

        Assert.Equal("adapter.unknown", await CodeAsync(bench, "nothing"));
        Assert.Equal("adapter.incompatible", await CodeAsync(bench, "future"));
        Assert.Equal("adapter.broken-manifest", await CodeAsync(bench, "broken"));
        Assert.Equal("adapter.missing-assembly", await CodeAsync(bench, "bare"));
        Assert.Equal("adapter.duplicate", await CodeAsync(bench, "twin"));
        Assert.Empty(bench.Log.Lines);
        await bench.AssertGoodNeighbourAsync();
    }

    [Fact]
    public async Task Start_ConfigurationBreaksTheSchema_IsRefusedWithoutItsValues()
    {
        using var bench = new PluginBench();

        var failure = await Assert.ThrowsAsync<AdapterException>(() => bench.StartAsync("""{ "count": -1, "source": 5, "apiKey": ["hush"] }"""));

        Assert.Equal((FailureKind.Configuration, "config.invalid"), (failure.Kind, failure.Code));
        Assert.Contains("/count", failure.Message, StringComparison.Ordinal);
        Assert.Contains("/source", failure.Message, StringComparison.Ordinal);
        Assert.Contains("/apiKey", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NoSuchExecutable_IsNamed()
    {
        using var bench = new PluginBench();
        bench.Options.Executable = "/nowhere/at/all";

        Assert.Equal("worker.not-started", await CodeAsync(bench, "scripted"));
    }

    [Fact]
    public async Task Start_ExecutableIsNoWorker_IsNamed()
    {
        using var bench = new PluginBench();
        bench.Options.Executable = "/bin/true";

        Assert.Equal("worker.crashed", await CodeAsync(bench, "scripted"));
    }

    [Fact]
    public async Task Start_ExecutableTalksNonsense_IsAProtocolFailure()
    {
        using var bench = new PluginBench();
        bench.Options.Executable = "/usr/bin/yes";

        Assert.Equal("worker.protocol", await CodeAsync(bench, "scripted"));
    }

    private static async Task<string> CodeAsync(PluginBench bench, string adapter) =>
        (await Assert.ThrowsAsync<AdapterException>(() => bench.StartAsync(adapter: adapter))).Code;
}
