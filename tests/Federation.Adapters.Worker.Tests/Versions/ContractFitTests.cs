using System.Text.Json;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Adapters.Packages;
using Federation.Cluster.Adapters.Protocol;
using Federation.Cluster.Adapters.Worker;
using Federation.Contracts;
using Federation.TestAssets;

namespace Federation.Adapters.Worker.Tests.Versions;

/// <summary>Which adapters a host of version 2 takes, and which one of version 1, before anything of them is loaded.</summary>
public sealed class ContractFitTests
{
    private const string First = "\"1.0\", \"below\": \"2.0\"", Second = "\"2.0\", \"below\": \"3.0\"", Third = "\"3.0\", \"below\": \"4.0\"";

    [Fact]
    public async Task Catalogue_OfTheNextHost_HasBothVersionsActiveAndAThirdIncompatible()
    {
        using var bench = PluginBench.OfTheNextHost();
        bench.InstallNext();
        bench.InstallNext("third", manifest => manifest.Replace(Second, Third, StringComparison.Ordinal));

        var adapters = bench.Shelf.Current.Adapters;
        var failure = await Assert.ThrowsAsync<AdapterException>(() => bench.StartAsync("""{ "source": "x" }""", adapter: "third"));

        Assert.Equal([("next", AdapterStatus.Active), ("scripted", AdapterStatus.Active), ("third", AdapterStatus.Incompatible)], adapters.Select(adapter => (adapter.Id, adapter.Status)));
        Assert.Equal(("adapter.incompatible", "third@1.0.0 was built for contract 3.0 to below 4.0; this host speaks 2.0 and 1.0.", "/contract"), Reason(adapters[2]));
        Assert.Equal((FailureKind.Configuration, "adapter.incompatible"), (failure.Kind, failure.Code));
        Assert.Contains("3.0 to below 4.0", failure.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Log.Lines); // no process was started for it
    }

    [Fact]
    public void Catalogue_OfThisHost_HasTheSecondVersionIncompatible()
    {
        using var bench = new PluginBench();
        bench.InstallNext();

        var next = bench.Shelf.Current.Find("next")!;

        Assert.Equal(AdapterStatus.Incompatible, next.Status);
        Assert.Equal(("adapter.incompatible", "next@1.0.0 was built for contract 2.0 to below 3.0; this host speaks 1.0.", "/contract"), Reason(next));
    }

    [Fact]
    public void Package_OfEitherVersion_IsAdmittedByTheNextHost_AndAThirdByNone()
    {
        using var bench = PluginBench.OfTheNextHost();
        var none = new HashSet<string>(StringComparer.Ordinal);
        var packages = new InstalledPackages(bench.InstalledFolder, bench.Options.Contracts);

        packages.Install(NextPackage("1.0.0", Second), allowUnsigned: true, none, DateTimeOffset.UnixEpoch);
        packages.Install(Packages.PackageBench.Package("visitor"), allowUnsigned: true, none, DateTimeOffset.UnixEpoch);
        var third = Assert.Throws<AdapterException>(() => packages.Install(NextPackage("2.0.0", Third), allowUnsigned: true, none, DateTimeOffset.UnixEpoch));
        var here = Assert.Throws<AdapterException>(() => new InstalledPackages(bench.InstalledFolder).Admit(NextPackage("1.0.0", Second), allowUnsigned: true, none));

        Assert.Equal(("adapter.incompatible", "next@2.0.0 was built for contract 3.0 to below 4.0; this host speaks 2.0 and 1.0."), (third.Code, third.Message));
        Assert.Equal("adapter.incompatible", here.Code);
        Assert.Equal([("next", AdapterStatus.Active), ("visitor", AdapterStatus.Active)], bench.Shelf.Current.Adapters.Where(adapter => adapter.Origin == AdapterOrigin.Installed).Select(adapter => (adapter.Id, adapter.Status)));
        Assert.Equal(["Incompatible", "Active"], new InstalledPackages(bench.InstalledFolder).Read().OrderBy(adapter => adapter.Id, StringComparer.Ordinal).Select(adapter => adapter.Status.ToString()));
    }

    // The host has looked at the manifest; the worker looks at the range again, before it opens a file.
    [Fact]
    public void Worker_ToldOfAThirdVersion_LoadsNothing()
    {
        using var json = JsonDocument.Parse("{}");
        var start = new StartMessage
        {
            Protocol = ProtocolVersion.Current,
            Code = new CodeMessage("/nowhere/at/all.dll", "Nothing", "3.0", "4.0"),
            Capabilities = AdapterCapabilities.Snapshot,
            Config = json.RootElement,
            PageRecords = 1,
            PageBytes = 1,
            RecordBytes = 1,
        };

        var failure = Assert.Throws<AdapterException>(() => AdapterLoader.Load(start, NextContracts.Spoken));

        Assert.Equal(("adapter.incompatible", "The adapter was built for contract 3.0 to below 4.0; this host speaks 2.0 and 1.0."), (failure.Code, failure.Message));
    }

    [Fact]
    public async Task Class_OfTheOtherVersionThanItsRange_IsALoadFailureThatNamesIt()
    {
        using var bench = PluginBench.OfTheNextHost();
        bench.InstallNext("early", manifest => manifest.Replace(Second, First, StringComparison.Ordinal));
        bench.Install("late", manifest => manifest.Replace(First, Second, StringComparison.Ordinal));

        var early = await Assert.ThrowsAsync<AdapterException>(() => bench.StartAsync("""{ "source": "x" }""", adapter: "early"));
        var late = await Assert.ThrowsAsync<AdapterException>(() => bench.StartAsync(adapter: "late"));

        Assert.Equal(("adapter.load-failed", "Federation.NextAdapters.NextAdapter is no IAdapter of contract 1.0."), (early.Code, early.Message));
        Assert.Equal(("adapter.load-failed", "Federation.TestAdapters.ScriptedAdapter is no IAdapter of contract 2.0."), (late.Code, late.Message));
    }

    [Fact]
    public async Task Range_OfBothVersions_RunsWhicheverTheClassIsOf()
    {
        using var bench = PluginBench.OfTheNextHost();
        using var places = new Places("""[{ "id": "a", "name": "A" }]""");
        bench.InstallNext(change: manifest => manifest.Replace(Second, "\"1.0\", \"below\": \"3.0\"", StringComparison.Ordinal));
        bench.Install("scripted", manifest => manifest.Replace(First, "\"1.0\", \"below\": \"3.0\"", StringComparison.Ordinal));

        await using var second = await bench.StartAsync(places.Config, adapter: "next");
        await using var first = await bench.StartAsync();

        Assert.Single((await second.ReadAllAsync()).Single().Records);
        Assert.Equal(10, (await first.ReadAllAsync()).Sum(page => page.Records.Count));
    }

    private static SealedPackage NextPackage(string version, string range) => SealedPackage.Of(new Dictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["adapter.json"] = System.Text.Encoding.UTF8.GetBytes(File.ReadAllText(Path.Combine(PluginBench.NextAdapters, "adapter.json"))
            .Replace("\"version\": \"1.0.0\"", $"\"version\": \"{version}\"", StringComparison.Ordinal).Replace(Second, range, StringComparison.Ordinal)),
        ["Federation.NextAdapters.dll"] = File.ReadAllBytes(Path.Combine(PluginBench.NextAdapters, "Federation.NextAdapters.dll")),
    });

    private static (string, string, string?) Reason(InstalledAdapter adapter) => adapter.Issues.Select(issue => (issue.Code, issue.Message, issue.Pointer)).Single();
}
