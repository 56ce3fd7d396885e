using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Federation.Cluster.Adapters;
using Federation.Cluster.Adapters.Hosting;
using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Cage;

/// <summary>Hostile adapters in real workers: each attempt is refused and reported, and the next run is as good as ever.</summary>
[SupportedOSPlatform("linux")]
public sealed class EscapeTests
{
    public EscapeTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has the cage.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>What is asked of the system past .NET, and cannot be done by accident.</summary>
    public static TheoryData<string> Crimes => ["socket", "socket-natively", "process", "fork-natively", "become-natively", "trace-parent", "kill-parent"];

    public static TheoryData<string> ForbiddenFiles =>
    [
        "read:/etc/passwd", "read:/etc/hostname", "read:/proc/1/environ", "read:/proc/self/net/tcp", "list:/", "list:/proc", "list:/tmp", "parent-environment", "parent-memory", "write:/tmp/federation-escape",
        "write:/proc/self/oom_score_adj", "write:/dev/shm/federation-escape",
    ];

    [Theory]
    [MemberData(nameof(Crimes))]
    public async Task Attempt_ThatNobodyMakesByAccident_EndsTheWorkerByName(string attempt)
    {
        using var bench = new PluginBench();

        var failure = await bench.FailureAsync($$"""{ "escape": "{{attempt}}" }""", worker => worker.CheckAsync(Token));

        Assert.Equal((FailureKind.Bug, "worker.forbidden"), (failure.Kind, failure.Code));
        await bench.AssertGoodNeighbourAsync();
    }

    [Theory]
    [MemberData(nameof(ForbiddenFiles))]
    public async Task Attempt_OnAFileThatIsNotItsOwn_IsRefusedAndReported(string attempt)
    {
        using var bench = new PluginBench();
        await using var worker = await bench.StartAsync($$"""{ "escape": "{{attempt}}" }""");

        var failure = await Assert.ThrowsAsync<AdapterException>(() => worker.CheckAsync(Token));

        Assert.Equal("adapter.threw", failure.Code);
        Assert.Contains("UnauthorizedAccessException", failure.Message, StringComparison.Ordinal);
        Assert.Equal("worker.refused", Assert.Single(worker.Findings).Code);
    }

    [Fact]
    public async Task Attempt_OnTheDataFolder_IsRefusedHoweverItIsReached()
    {
        using var bench = new PluginBench();
        string data = Directory.CreateTempSubdirectory("federation-data-").FullName;
        string token = Path.Combine(data, "operator-token");
        await File.WriteAllTextAsync(token, "a secret", Token);
        File.SetUnixFileMode(token, UnixFileMode.UserRead);
        foreach (string way in new[] { token, Path.Combine(bench.Folder, "scripted", "..", "..", Path.GetFileName(data), "operator-token"), "/proc/self/root" + token, "/proc/self/cwd/../../" + Path.GetFileName(data) + "/operator-token" })
        {
            Assert.Equal("adapter.threw", (await bench.FailureAsync($$"""{ "escape": "read:{{way}}" }""", worker => worker.CheckAsync(Token))).Code);
            await using var native = await bench.StartAsync($$"""{ "escape": "read-natively:{{way}}" }""");
            Assert.Equal("error 13", (await native.CheckAsync(Token)).Summary);
        }

        await using (var worker = await bench.StartAsync($$"""{ "escape": "chmod-natively:{{token}}" }""")) Assert.Equal("error 1", (await worker.CheckAsync(Token)).Summary);

        Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(token));
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Attempt_OnAnotherAdaptersFolder_IsRefused()
    {
        using var bench = new PluginBench();
        bench.Install("other");

        var failure = await bench.FailureAsync($$"""{ "escape": "read:{{Path.Combine(bench.Folder, "other", "adapter.json")}}" }""", worker => worker.CheckAsync(Token));

        Assert.Equal("adapter.threw", failure.Code);
    }

    [Fact]
    public async Task Attempt_ThatIsKeptQuiet_IsReportedAllTheSame()
    {
        using var bench = new PluginBench();
        await using var worker = await bench.StartAsync("""{ "escape": "read-quietly:/etc/passwd" }""");

        Assert.Equal("kept quiet", (await worker.CheckAsync(Token)).Summary);

        var finding = Assert.Single(worker.Findings);
        Assert.Equal(("worker.refused", IssueSeverity.Warning), (finding.Code, finding.Severity));
        Assert.Contains("/etc/passwd", finding.Message, StringComparison.Ordinal);
        Assert.Contains(bench.Log.Lines, line => line.Contains("worker.refused", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Worker_WhateverTheHostHasOpen_InheritsNothingOfIt()
    {
        using var bench = new PluginBench();
        string open = Path.Combine(bench.Folder, "open-in-the-host.txt");
        await File.WriteAllTextAsync(open, "a secret", Token);
        int descriptor = OpenInheritably(open, 0);
        Assert.True(descriptor >= 0);

        await using var worker = (AdapterWorker)await bench.StartAsync();
        var files = OpenFiles(worker);

        Assert.DoesNotContain(open, files);
        Assert.Contains(files, file => file.Contains("pipe:", StringComparison.Ordinal));
        _ = Close(descriptor);
    }

    [Fact]
    public async Task Worker_WhatItMayAskTheKernel_IsHeldOpenSoThatNoShortageTakesItAway()
    {
        using var bench = new PluginBench();
        await using var worker = (AdapterWorker)await bench.StartAsync();

        var open = OpenFiles(worker);

        Assert.Contains("/proc/meminfo", open);
        Assert.Contains($"/proc/{worker.ProcessId}/status", open);
    }

    [Fact]
    public async Task TemporaryFolder_TakesFilesAndGivesThemBack()
    {
        using var bench = new PluginBench();
        await using var worker = await bench.StartAsync("""{ "escape": "temporary-file" }""");

        Assert.Equal("another", (await worker.CheckAsync(Token)).Summary);
        Assert.Empty(worker.Findings);
    }

    [Theory]
    [InlineData("fill-disk", "worker.disk")]
    [InlineData("many-files", "worker.disk")]
    [InlineData("threads", "worker.threads")]
    public async Task Attempt_ToTakeTheMachine_EndsTheWorkerByName(string attempt, string code)
    {
        using var bench = new PluginBench();
        bench.Options.FolderBytes = 64L * 1024 * 1024;

        var failure = await bench.FailureAsync($$"""{ "escape": "{{attempt}}" }""", worker => worker.CheckAsync(Token));

        Assert.Equal((FailureKind.Bug, code), (failure.Kind, failure.Code));
        await bench.AssertGoodNeighbourAsync();
    }

    [Fact]
    public async Task Secret_ShownInEveryWay_IsBlackedOutAndReported()
    {
        const string secret = "h\u00e9 pssst/42+\\u0022";
        using var bench = new PluginBench();
        IAdapterWorker worker;
        string? summary;
        await using (worker = await bench.StartAsync($$"""{ "escape": "show-secret", "apiKey": "{{secret.Replace("\\", "\\\\", StringComparison.Ordinal)}}" }"""))
        {
            summary = (await worker.CheckAsync(Token)).Summary;
        }

        Assert.Equal("the key is " + new string('*', summary!.Length - "the key is ".Length), summary);
        Assert.Contains(bench.Log.Lines, line => line.Contains("secret ***", StringComparison.Ordinal));
        Assert.Contains(bench.Log.Lines, line => line.Contains("key=***", StringComparison.Ordinal));
        Assert.DoesNotContain(bench.Log.Lines, line => line.Contains("pssst", StringComparison.Ordinal) || line.Contains(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(secret)).TrimEnd('='), StringComparison.Ordinal));
        Assert.Contains(worker.Findings, finding => finding.Code == "worker.secret-shown");
    }

    private static List<string> OpenFiles(AdapterWorker worker) =>
        [.. Directory.EnumerateFileSystemEntries($"/proc/{worker.ProcessId}/fd").Select(entry => File.ResolveLinkTarget(entry, returnFinalTarget: false)?.FullName ?? "")];

    [DllImport("libc", EntryPoint = "open")]
    private static extern int OpenInheritably([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);

    [Fact]
    public async Task Worker_StartedByTheHost_FindsEveryWallStanding()
    {
        using var bench = new PluginBench();

        Assert.Equal(Cluster.Adapters.Cage.CageStrength.All, await bench.ProbeCageAsync());
    }
}
