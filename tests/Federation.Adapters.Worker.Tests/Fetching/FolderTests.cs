using System.Text.Json;
using Federation.Cluster.Adapters.Fetching;
using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Fetching;

/// <summary>A folder as a source: which of its files it stands for.</summary>
public sealed class FolderTests : IDisposable
{
    private static readonly DateTime Monday = new(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc);

    private readonly string _folder = Directory.CreateTempSubdirectory("federation-folder-").FullName;
    private readonly PluginBench _bench = new();

    [Fact]
    public void Newest_ByDefault_IsWhatWasWrittenLast()
    {
        Write("z.xlsx", Monday);
        Write("a.xlsx", Monday.AddDays(1));

        Assert.Equal("a.xlsx", Newest());
        Assert.Equal("z.xlsx", Newest("""{"newest":"name"}"""));
    }

    [Fact]
    public void Newest_OfTwoWrittenAtOneTime_IsTheLastByNameWhateverTheirOrder()
    {
        foreach (string name in (string[])["b.csv", "C.csv", "a.csv", "é.csv"]) Write(name, Monday);

        Assert.Equal("é.csv", Newest());
    }

    [Theory]
    [InlineData("~$a.xlsx")]
    [InlineData("a.xlsx.part")]
    [InlineData("a.csv.tmp")]
    [InlineData("a.xlsx.crdownload")]
    [InlineData("a.csv~")]
    [InlineData(".a.csv")]
    [InlineData(".~lock.a.xlsx#")]
    [InlineData("notes.docx")]
    [InlineData("README")]
    public void FileThatIsNoFinishedSource_IsLeftAside(string name)
    {
        Write("old.csv", Monday);
        Write(name, Monday.AddDays(9));

        Assert.Equal("old.csv", Newest());
    }

    [Fact]
    public void Setting_ThatNamesTheFiles_HoldsForAllOfThem()
    {
        Write("places-1.data", Monday);
        Write("other.csv", Monday.AddDays(1));

        Assert.Equal("places-1.data", Newest("""{"files":"places-*.data"}"""));
        Assert.Null(Newest("""{"files":"*.xlsx"}"""));
    }

    [Fact]
    public void Link_IsNeverFollowed_WhereverItLeads()
    {
        string outside = Directory.CreateTempSubdirectory("federation-outside-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(outside, "secret.csv"), "a,b");
            Write("old.csv", Monday);
            File.CreateSymbolicLink(Path.Combine(_folder, "new.csv"), Path.Combine(outside, "secret.csv"));
            File.CreateSymbolicLink(Path.Combine(_folder, "newer.csv"), Path.Combine(_folder, "old.csv"));
            Directory.CreateSymbolicLink(Path.Combine(_folder, "newest.csv"), outside);
            Directory.CreateDirectory(Path.Combine(_folder, "folder.csv"));

            Assert.Equal("old.csv", Newest());
        }
        finally
        {
            Directory.Delete(outside, recursive: true);
        }
    }

    [Fact]
    public async Task Pipe_InAFolder_IsNotWaitedFor()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there it is looked at before.");
        using (var making = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(_folder, "pipe.csv")])) await making.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Null(Newest());
    }

    [Fact]
    public async Task Open_FolderOfTheConfiguration_GivesTheBytesOfItsNewestFileAndAHint()
    {
        Write("a.csv", Monday, 7);
        Write("b.json", Monday.AddHours(1), 200_000);

        Assert.Equal("application/json 200000 200000", await OpenAsync(_folder, trusted: true));
    }

    [Fact]
    public async Task Open_FolderForANetworkThatNoOperatorWrote_IsRefused()
    {
        Write("a.csv", Monday);

        Assert.Equal("source.refused", (await Assert.ThrowsAsync<AdapterException>(() => OpenAsync(_folder, trusted: false))).Code);
    }

    [Fact]
    public async Task Open_FileInTheFolderThatIsNotNamed_IsRefused()
    {
        string path = Write("a.csv", Monday);
        await using var worker = await _bench.StartAsync($$"""{ "errand": "open-elsewhere", "source": "{{path}}" }""", trusted: true);

        Assert.Equal("source.refused", (await Assert.ThrowsAsync<AdapterException>(() => worker.CheckAsync(TestContext.Current.CancellationToken))).Code);
    }

    [Fact]
    public async Task OneDocument_ThatIsAFolder_IsRefused()
    {
        Write("a.json", Monday);
        using var documents = new OperatorDocuments(1_000, TimeProvider.System);

        Assert.Equal("source.folder", (await Assert.ThrowsAsync<AdapterException>(() => documents.ReadAsync(_folder, TestContext.Current.CancellationToken))).Code);
    }

    public void Dispose()
    {
        _bench.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Write(string name, DateTime at, int size = 3)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, new byte[size]);
        File.SetLastWriteTimeUtc(path, at);
        return path;
    }

    private string? Newest(string settings = "{}")
    {
        using var config = JsonDocument.Parse(settings);
        return Path.GetFileName(SourceFolder.NewestIn(_folder, new AdapterConfig(config.RootElement)));
    }

    private async Task<string?> OpenAsync(string source, bool trusted)
    {
        await using var worker = await _bench.StartAsync($$"""{ "errand": "open", "source": "{{source}}" }""", trusted);
        return (await worker.CheckAsync(TestContext.Current.CancellationToken)).Summary;
    }
}
