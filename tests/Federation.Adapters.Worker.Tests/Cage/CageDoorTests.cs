using Federation.Cluster.Adapters.Cage;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Adapters.Hosting;
using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Cage;

public sealed class CageDoorTests : IDisposable
{
    private readonly PluginBench _bench = new();
    private readonly RecordingLog _log = new();

    [Fact]
    public void Pass_StrangerBehindWalls_IsLetIn()
    {
        Door().Pass(Scripted(), CageStrength.Required);

        Assert.Empty(_log.Lines);
    }

    [Theory]
    [InlineData(CageWalls.None, "Files, Network, Processes, Neighbours, Privileges")]
    [InlineData(CageStrength.All & ~CageWalls.Network, "Network")]
    public void Pass_StrangerAndAWallIsMissing_IsRefusedByName(CageWalls walls, string missing)
    {
        var failure = Assert.Throws<AdapterException>(() => Door().Pass(Scripted(), walls));

        Assert.Equal((FailureKind.Configuration, "adapter.uncaged"), (failure.Kind, failure.Code));
        Assert.EndsWith($"on this system: {missing}.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pass_StrangerThatTheOperatorAllows_IsLetInWithAWarning()
    {
        Door(allowUncaged: true).Pass(Scripted(), CageWalls.None);

        Assert.Contains("because the operator allows it", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Pass_AdapterThatCameWithTheProgram_IsLetInAndSaidOnce()
    {
        Bundle();
        var door = Door();

        door.Pass(Scripted(), CageWalls.None);
        door.Pass(Scripted(), CageWalls.None);

        Assert.Single(_log.Lines);
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("added")]
    [InlineData("removed")]
    public void Pass_BundledAdapterThatIsNotAsItCame_IsAStranger(string change)
    {
        Bundle();
        string folder = Scripted().Folder;
        if (change == "changed") File.AppendAllText(Path.Combine(folder, "adapter.json"), " ");
        if (change == "added") File.WriteAllText(Path.Combine(folder, "extra.dll"), "");
        if (change == "removed") File.Delete(Path.Combine(folder, "Federation.TestAdapters.deps.json"));

        Assert.Equal("adapter.uncaged", Assert.Throws<AdapterException>(() => Door().Pass(Scripted(), CageWalls.None)).Code);
    }

    [Fact]
    public void Pass_AdapterWithAFileThatCannotBeRead_IsRefusedByName()
    {
        Bundle();
        string file = Path.Combine(Scripted().Folder, "Federation.TestAdapters.deps.json");
        File.Delete(file);
        File.CreateSymbolicLink(file, Path.Combine(_bench.Folder, "nowhere"));

        var failure = Assert.Throws<AdapterException>(() => Door().Pass(Scripted(), CageWalls.None));

        Assert.Equal((FailureKind.Configuration, "adapter.unreadable"), (failure.Kind, failure.Code));
        Assert.StartsWith("A file of the adapter \"scripted\" cannot be read", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pass_ListThatCannotBeRead_IsToldAndReadAgainLater()
    {
        Bundle();
        var door = Door();
        using (new FileStream(BundleList, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal("adapter.unreadable", Assert.Throws<AdapterException>(() => door.Pass(Scripted(), CageWalls.None)).Code);
        }

        door.Pass(Scripted(), CageWalls.None);
    }

    [Fact]
    public async Task Start_AdapterWithAFileThatCannotBeRead_FailsByName()
    {
        File.CreateSymbolicLink(Path.Combine(Scripted().Folder, "gone.dll"), Path.Combine(_bench.Folder, "nowhere"));

        Assert.Equal("adapter.unreadable", (await Assert.ThrowsAsync<AdapterException>(() => _bench.StartAsync())).Code);
    }

    [Fact]
    public async Task Start_AdapterWithAPipeAmongItsFiles_FailsByNameAndIsNotWaitedFor()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there it is looked at before.");
        using (var making = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(Scripted().Folder, "pipe")])) await making.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("adapter.unreadable", (await Assert.ThrowsAsync<AdapterException>(() => _bench.StartAsync())).Code);
    }

    public void Dispose() => _bench.Dispose();

    private string BundleList => Path.Combine(_bench.Folder, "list.sha256");

    private InstalledAdapter Scripted() => AdapterCatalogue.Read(_bench.Folder).Find("scripted")!;

    private CageDoor Door(bool allowUncaged = false) => new(new WorkerOptions { AllowUncaged = allowUncaged, BundleList = BundleList }, _log);

    private void Bundle() =>
        File.WriteAllLines(BundleList, Directory.EnumerateFiles(Scripted().Folder).Select(path =>
            $"{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))}  scripted/{Path.GetFileName(path)}"));
}
