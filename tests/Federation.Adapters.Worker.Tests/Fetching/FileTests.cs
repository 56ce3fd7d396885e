using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Fetching;

public sealed class FileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("federation-sources-").FullName;
    private readonly PluginBench _bench = new();

    [Fact]
    public async Task Open_FileOfTheConfiguration_GivesItsBytesAndAHint()
    {
        string path = Write("list.csv", 200_000);

        Assert.Equal("text/csv 200000 200000", await OpenAsync(path));
    }

    [Fact]
    public async Task Open_EmptyFile_IsEmpty() => Assert.Equal(" 0 0", await OpenAsync(Write("list", 0)));

    [Fact]
    public async Task Open_MissingFile_SaysWhichAndNotWhere()
    {
        string path = Path.Combine(_folder, "gone.csv");

        var failure = await FailureAsync(path);

        Assert.Equal((FailureKind.Configuration, "source.missing"), (failure.Kind, failure.Code));
        Assert.Equal("There is no file gone.csv.", failure.Message);
    }

    [Fact]
    public async Task Open_FolderWithoutAFile_IsNamed() => Assert.Equal("source.folder", (await FailureAsync(_folder)).Code);

    [Fact]
    public async Task Open_PipeOrDevice_IsNamedAndNotWaitedFor()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there it is looked at before.");
        string pipe = Path.Combine(_folder, "pipe.csv");
        using (var making = System.Diagnostics.Process.Start("mkfifo", [pipe])) await making.WaitForExitAsync(TestContext.Current.CancellationToken);
        string link = File.CreateSymbolicLink(Path.Combine(_folder, "link.csv"), pipe).FullName;

        foreach (string path in new[] { pipe, link, "/dev/zero" }) Assert.Equal("source.no-file", (await FailureAsync(path)).Code);
    }

    [Fact]
    public async Task Open_FileTooLarge_IsNamed()
    {
        _bench.Options.Fetch.FileBytes = 1_000;

        Assert.Equal("source.too-large", (await FailureAsync(Write("list.csv", 1_001))).Code);
    }

    [Fact]
    public async Task Open_WithoutRights_IsNamed()
    {
        string path = Write("list.csv", 10);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.None);
        // A privileged user may read every file, except settings of the kernel that can only be written.
        if (Environment.IsPrivilegedProcess) path = "/proc/sys/vm/compact_memory";

        Assert.Equal("source.no-rights", (await FailureAsync(path)).Code);
    }

    [Fact]
    public async Task Open_PathThatDoesNotStandInTheConfiguration_IsRefused() => Assert.Equal("source.refused", (await FailureAsync("unused", "open-elsewhere")).Code);

    [Fact]
    public async Task Open_PathForANetworkThatNoOperatorWrote_IsRefused() => Assert.Equal("source.refused", (await FailureAsync(Write("list.csv", 10), trusted: false)).Code);

    public void Dispose()
    {
        _bench.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Write(string name, int size)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, new byte[size]);
        return path;
    }

    private async Task<string?> OpenAsync(string path, string errand = "open", bool trusted = true)
    {
        await using var worker = await _bench.StartAsync($$"""{ "errand": "{{errand}}", "source": "{{path}}" }""", trusted);
        return (await worker.CheckAsync(TestContext.Current.CancellationToken)).Summary;
    }

    private Task<AdapterException> FailureAsync(string path, string errand = "open", bool trusted = true) =>
        Assert.ThrowsAsync<AdapterException>(() => OpenAsync(path, errand, trusted));
}
