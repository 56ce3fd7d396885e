using System.Text.Json;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Adapters.Packages;
using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Packages;

/// <summary>A mapping without code goes the way of every adapter: package, shelf, caged worker.</summary>
public sealed class MappingAdapterTests : IDisposable
{
    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "mappings", "lambert-93");

    private readonly PluginBench _bench = new();

    private InstalledPackages Packages => new(_bench.InstalledFolder);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Mapping_Installed_IsReadByAWorkerWithoutAnySignature()
    {
        var package = PackageFiles.OfFolder(Sample);
        Assert.Equal(["mapping.yaml"], package.Seal.Files.Keys);
        Assert.Null(Packages.Install(package, allowUnsigned: false, new HashSet<string>(), PackageBench.Now));

        var results = await MapAsync(package.Manifest.Id);

        Assert.Equal((7, 1), (results.OfType<MapResult.Mapped>().Count(), results.OfType<MapResult.Rejected>().Count())); // one place has no name
        Assert.Contains(results.OfType<MapResult.Mapped>(), result => result.Draft.Location is { Latitude: > 46 and < 47, Longitude: > 2 and < 4 });
    }

    [Fact]
    public void Mapping_WithAMistake_IsMalfunctionedAndSaysInWhichLine()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_bench.InstalledFolder, "work")).FullName;
        File.WriteAllText(Path.Combine(folder, "mapping.yaml"), File.ReadAllText(Path.Combine(Sample, "mapping.yaml")).Replace("\nfields:", "\nfeilds:", StringComparison.Ordinal));

        var adapter = Assert.Single(new AdapterShelf("/nowhere", null, [folder]).Current.Adapters);

        Assert.Equal(AdapterStatus.Malfunctioned, adapter.Status);
        Assert.Contains(adapter.Issues, issue => issue.Message.StartsWith("mapping.yaml:", StringComparison.Ordinal) && issue.Message.Contains("fields", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mapping_Mended_IsAnotherBuild_SoThatEverythingIsMappedAgain()
    {
        string text = await File.ReadAllTextAsync(Path.Combine(Sample, "mapping.yaml"), TestContext.Current.CancellationToken);
        var builds = new List<string>();
        foreach (string comment in (string[])["", "\n# mended\n"])
        {
            using var bench = new PluginBench();
            string folder = Directory.CreateDirectory(Path.Combine(bench.Folder, "lambert-93")).FullName;
            await File.WriteAllTextAsync(Path.Combine(folder, "mapping.yaml"), text + comment, TestContext.Current.CancellationToken);
            await using var worker = await bench.StartAsync(Config(), adapter: bench.Shelf.Current.Adapters.Single(adapter => adapter.Folder == folder).Id);
            builds.Add(worker.Build);
        }

        Assert.NotEqual(builds[0], builds[1]);
    }

    private async Task<IReadOnlyList<MapResult>> MapAsync(string adapter)
    {
        await using var worker = await _bench.StartAsync(Config(), adapter: adapter);
        var results = new List<MapResult>();
        await foreach (var page in worker.FetchAsync(new FetchRequest(), TestContext.Current.CancellationToken)) results.AddRange(await worker.MapAsync(page.Records, TestContext.Current.CancellationToken));
        return results;
    }

    private static string Config() => JsonSerializer.Serialize(new Dictionary<string, string> { ["source"] = Directory.EnumerateFiles(Sample, "listing.*").Single() });
}
