using System.Runtime.Versioning;
using Federation.Cluster.Adapters.Hosting;
using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Cage;

/// <summary>Native code that takes room where nobody looks: the host looks there too, or it is not to be had.</summary>
[SupportedOSPlatform("linux")]
public sealed class ConcealmentTests
{
    public ConcealmentTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has the cage.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("closed")]
    [InlineData("nameless")]
    [InlineData("deep")]
    public async Task Disk_FilesInAFolderThatIsHardToLookInto_AreCountedAndRemoved(string how)
    {
        using var bench = new PluginBench();
        bench.Options.FolderBytes = 64L * 1024 * 1024;
        bench.Options.SilenceTime = TimeSpan.FromSeconds(4);

        var failure = await bench.FailureAsync($$"""{ "escape": "hide-files:{{how}}" }""", worker => worker.CheckAsync(Token));

        Assert.Equal((FailureKind.Bug, "worker.disk"), (failure.Kind, failure.Code));
        Assert.DoesNotContain(bench.Log.Lines, line => line.Contains("could not be removed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("reserve", "error 1")]
    [InlineData("open-with:3 /etc/passwd", "error 1")]
    [InlineData("open-with:200 /etc/passwd", "error 1")]
    [InlineData("lock:/usr/share/zoneinfo/UTC", "error 1")]
    public async Task Attempt_OnWhatNoHonestCodeNeeds_IsRefused(string attempt, string answer)
    {
        using var bench = new PluginBench();
        await using var worker = await bench.StartAsync($$"""{ "escape": "{{attempt}}" }""");

        Assert.Equal(answer, (await worker.CheckAsync(Token)).Summary);
    }

    [Fact]
    public async Task Worker_WhenMemoryIsShort_GoesBeforeTheHost()
    {
        using var bench = new PluginBench();
        await using var worker = (AdapterWorker)await bench.StartAsync();

        Assert.Equal("1000", (await File.ReadAllTextAsync($"/proc/{worker.ProcessId}/oom_score_adj", Token)).Trim());
    }

    [Fact]
    public async Task Memory_TakenWhenTheFirstThreadHasEnded_IsSeen()
    {
        using var bench = new PluginBench();
        bench.Options.MemoryBytes = 200L * 1024 * 1024;
        bench.Options.SilenceTime = TimeSpan.FromSeconds(10);

        var failure = await bench.FailureAsync("""{ "check": "hidden-memory" }""", worker => worker.CheckAsync(Token));

        Assert.Equal((FailureKind.Bug, "worker.memory"), (failure.Kind, failure.Code));
    }
}
