using Federation.Cluster.Adapters.Catalogue;

namespace Federation.Adapters.Worker.Tests.Catalogue;

public sealed class CatalogueTests
{
    [Fact]
    public void Read_EveryKindOfFolder_GivesEachItsStatus()
    {
        using var bench = new PluginBench();
        bench.Install("future", manifest => manifest.Replace("\"1.0\", \"below\": \"2.0\"", "\"2.0\", \"below\": \"3.0\"", StringComparison.Ordinal));
        bench.Install("bare");
        File.Delete(Path.Combine(bench.Folder, "bare", "Federation.TestAdapters.dll"));
        bench.Install("twin", folder: "twin-1");
        bench.Install("twin", folder: "twin-2");
        Directory.CreateDirectory(Path.Combine(bench.Folder, "empty"));

        var catalogue = AdapterCatalogue.Read(bench.Folder);

        Assert.Equal(
            [("bare", AdapterStatus.Malfunctioned, "adapter.missing-assembly"), ("empty", AdapterStatus.Malfunctioned, "manifest.missing"), ("future", AdapterStatus.Incompatible, "adapter.incompatible"),
                ("scripted", AdapterStatus.Active, null), ("twin", AdapterStatus.Malfunctioned, "adapter.duplicate"), ("twin", AdapterStatus.Malfunctioned, "adapter.duplicate")],
            catalogue.Adapters.Select(adapter => (adapter.Id, adapter.Status, adapter.Issues.SingleOrDefault()?.Code)));
        Assert.Equal(AdapterStatus.Malfunctioned, catalogue.Find("twin")?.Status);
        Assert.Null(catalogue.Find("nothing"));
    }

    [Fact]
    public void Read_NoFolder_HoldsNothing() => Assert.Empty(AdapterCatalogue.Read("/nowhere/at/all").Adapters);

    [Fact]
    public void Read_BrokenFolderNamedLikeAGoodAdapter_DoesNotHideIt()
    {
        using var bench = new PluginBench();
        Directory.Move(Path.Combine(bench.Folder, "scripted"), Path.Combine(bench.Folder, "moved"));
        Directory.CreateDirectory(Path.Combine(bench.Folder, "scripted"));

        Assert.Equal(AdapterStatus.Active, AdapterCatalogue.Read(bench.Folder).Find("scripted")?.Status);
    }
}
