using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Adapters.Packages;
using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Packages;

/// <summary>What is installed is what its publisher signed, and a worse version never takes the place of one that works.</summary>
public sealed class InstalledPackagesTests : IDisposable
{
    private readonly PackageBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Install_SignedByATrustedPublisher_IsActive()
    {
        string? publisher = _bench.Install(PackageBench.Package().SignedBy(_bench.Trusted("a.example")));

        Assert.Equal("a.example", publisher);
        Assert.Equal(["visitor@1.0.0 Active a.example"], Listed());
    }

    [Fact]
    public void Install_UnsignedOrByAStranger_NeedsTheOperatorsWord()
    {
        var unsigned = PackageBench.Package();
        var strange = unsigned.SignedBy(_bench.Signer("stranger.example"));

        Assert.Equal("adapter.unsigned", CodeOf(() => _bench.Install(unsigned)));
        Assert.Equal("adapter.unsigned", CodeOf(() => _bench.Install(strange)));
        Assert.Empty(Listed());

        Assert.Null(_bench.Install(unsigned, allowUnsigned: true));
        Assert.Equal(["visitor@1.0.0 Active "], Listed());
    }

    [Fact]
    public void Distrust_LeavesWhatTheySignedUnsigned_AndTrustBringsItBack()
    {
        var signer = _bench.Trusted("a.example");
        _bench.Install(PackageBench.Package().SignedBy(signer));

        Assert.Equal(1, _bench.Packages.Distrust("a.example"));
        Assert.Equal(["visitor@1.0.0 Unsigned adapter.unsigned"], Listed());

        Assert.True(_bench.Packages.Trust(signer.OwnKeys[0].Key));
        Assert.Equal(["visitor@1.0.0 Active a.example"], Listed());
    }

    [Fact]
    public void Install_NewerVersion_SupersedesAndOlderComesBackWhenItIsSwitchedOff()
    {
        var signer = _bench.Trusted("a.example");
        foreach (string version in (string[])["1.9.0", "1.10.0", "1.10.0-rc.1"]) _bench.Install(PackageBench.Package(version: version).SignedBy(signer));

        Assert.Equal(["visitor@1.10.0 Active a.example", "visitor@1.10.0-rc.1 Superseded adapter.superseded", "visitor@1.9.0 Superseded adapter.superseded"], Listed());

        _bench.Packages.Disable("visitor", "1.10.0", disabled: true);
        Assert.Equal(["visitor@1.10.0-rc.1 Active a.example", "visitor@1.9.0 Superseded adapter.superseded", "visitor@1.10.0 Disabled adapter.disabled"], Listed());

        _bench.Packages.Remove("visitor", "1.10.0-rc.1");
        _bench.Packages.Disable("visitor", null, disabled: false);
        Assert.Equal(["visitor@1.10.0 Active a.example", "visitor@1.9.0 Superseded adapter.superseded"], Listed());
    }

    [Fact]
    public void Install_VersionForAnotherContract_IsRefusedAndTheOldOneStays()
    {
        var signer = _bench.Trusted("a.example");
        _bench.Install(PackageBench.Package().SignedBy(signer));
        var future = PackageBench.Package(version: "2.0.0", change: manifest => manifest.Replace("\"1.0\", \"below\": \"2.0\"", "\"7.0\", \"below\": \"8.0\"", StringComparison.Ordinal)).SignedBy(signer);

        Assert.Equal("adapter.incompatible", CodeOf(() => _bench.Install(future)));
        Assert.Equal(["visitor@1.0.0 Active a.example"], Listed());
    }

    [Fact]
    public void Installed_AnyFileChangedAddedOrTakenAway_IsMalfunctionedAndAnOlderVersionIsUsed()
    {
        var signer = _bench.Trusted("a.example");
        _bench.Install(PackageBench.Package(version: "1.0.0").SignedBy(signer));
        _bench.Install(PackageBench.Package(version: "2.0.0").SignedBy(signer));
        string folder = Path.Combine(_bench.Packages.Folder, "visitor", "2.0.0");

        File.AppendAllText(Path.Combine(folder, "Federation.TestAdapters.dll"), "x");
        Assert.Equal(["visitor@1.0.0 Active a.example", "visitor@2.0.0 Malfunctioned adapter.changed"], Listed());

        PackageBench.Package(version: "2.0.0").WriteFiles(folder);
        Assert.Equal("visitor@2.0.0 Active a.example", Listed()[0]);

        File.WriteAllText(Path.Combine(folder, "more.dll"), "x");
        Assert.Equal("visitor@2.0.0 Malfunctioned adapter.changed", Listed()[1]);
        File.Delete(Path.Combine(folder, "more.dll"));
        File.Delete(folder + ".seal");
        Assert.Equal("visitor@2.0.0 Malfunctioned adapter.unreadable", Listed()[1]);
    }

    [Fact]
    public void Install_SameVersionWithOtherFiles_IsRefused_AndTheSameAgainIsNot()
    {
        var signer = _bench.Trusted("a.example");
        var files = PackageBench.Files();
        _bench.Install(SealedPackage.Of(files).SignedBy(signer));

        Assert.Equal("a.example", _bench.Install(SealedPackage.Of(files).SignedBy(signer)));
        files["notes.txt"] = [1];
        Assert.Equal("package.version-taken", CodeOf(() => _bench.Install(SealedPackage.Of(files).SignedBy(signer))));
    }

    [Fact]
    public void Install_AnothersAdapter_IsRefusedUntilTheOperatorRemovesIt()
    {
        _bench.Install(PackageBench.Package().SignedBy(_bench.Trusted("a.example")));
        var taken = PackageBench.Package(version: "9.0.0").SignedBy(_bench.Trusted("b.example"));

        Assert.Equal("package.other-publisher", CodeOf(() => _bench.Install(taken)));
        Assert.Equal("package.other-publisher", CodeOf(() => _bench.Install(PackageBench.Package(version: "9.0.0"), allowUnsigned: true)));

        _bench.Packages.Remove("visitor", null);
        Assert.Equal("b.example", _bench.Install(taken));
    }

    [Fact]
    public void Install_TheSameAgain_MendsWhatWasDamaged_AndTakesASignatureThatCameSince()
    {
        var files = PackageBench.Files();
        _bench.Install(SealedPackage.Of(files), allowUnsigned: true);
        File.AppendAllText(Path.Combine(_bench.Packages.Folder, "visitor", "1.0.0", "Federation.TestAdapters.dll"), "x");
        Assert.Equal(["visitor@1.0.0 Malfunctioned adapter.changed"], Listed());

        _bench.Install(SealedPackage.Of(files).SignedBy(_bench.Trusted("a.example")));

        Assert.Equal(["visitor@1.0.0 Active a.example"], Listed());
        Assert.Equal("b.example", _bench.Install(SealedPackage.Of(files).SignedBy(_bench.Trusted("b.example"))));
        Assert.Equal(["visitor@1.0.0 Active a.example"], Listed());
    }

    [Fact]
    public void Install_CoSigned_BelongsToEitherOfItsPublishers()
    {
        var (a, b) = (_bench.Trusted("a.example"), _bench.Trusted("b.example"));
        _bench.Install(PackageBench.Package().SignedBy(b));
        _bench.Install(PackageBench.Package(version: "2.0.0").SignedBy(a).SignedBy(b));

        Assert.Equal("visitor@2.0.0 Active a.example", Listed()[0]);
    }

    [Fact]
    public void Install_SignedByAStrangerAndAllowed_IsReplacedByTheStrangersNextVersion()
    {
        var stranger = _bench.Signer("stranger.example");
        _bench.Install(PackageBench.Package().SignedBy(stranger), allowUnsigned: true);

        Assert.Null(_bench.Install(PackageBench.Package(version: "2.0.0").SignedBy(stranger), allowUnsigned: true));
    }

    [Fact]
    public void Remove_AfterOneThatDidNotComeToItsEnd_Works()
    {
        _bench.Install(PackageBench.Package(), allowUnsigned: true);
        Directory.CreateDirectory(Path.Combine(_bench.Packages.Folder, "visitor", "1.0.0.removed", "left"));

        _bench.Packages.Remove("visitor", null);
        _bench.Install(PackageBench.Package(), allowUnsigned: true);
        _bench.Packages.Remove("visitor", null);

        Assert.Empty(Listed());
    }

    [Theory]
    [InlineData("1.0.0-x.removed")]
    [InlineData("1.0.0-x.seal")]
    [InlineData("1.0.0-x.json")]
    public void Install_VersionThatEndsAsFilesDoHere_IsRefused(string version) => Assert.Equal("package.version-taken", CodeOf(() => _bench.Install(PackageBench.Package(version: version), allowUnsigned: true)));

    [Fact]
    public void Install_IdThatCameWithTheProgram_IsRefused() =>
        Assert.Equal("package.bundled-id", CodeOf(() => _bench.Install(PackageBench.Package("spaceapi"), allowUnsigned: true)));

    [Fact]
    public void Remove_WhatIsNotThere_IsRefused() => Assert.Equal("adapter.not-installed", CodeOf(() => _bench.Packages.Remove("visitor", null)));

    [Fact]
    public void Shelf_SeesWhatChanged_AndKeepsWhatDidNot()
    {
        var shelf = new AdapterShelf(_bench.PathOf("bundled"), _bench.Packages, []);
        var before = shelf.Current;
        Assert.Same(before, shelf.Current);

        _bench.Install(PackageBench.Package(), allowUnsigned: true);
        Assert.Equal(AdapterStatus.Active, shelf.Current.Find("visitor")?.Status);

        _bench.Packages.Disable("visitor", null, disabled: true);
        Assert.Equal(AdapterStatus.Disabled, shelf.Current.Find("visitor")?.Status);
        Assert.Same(shelf.Current, shelf.Current);
    }

    [Fact]
    public void Shelf_TheAuthorsOwnFolder_GoesBeforeAll()
    {
        _bench.Install(PackageBench.Package(version: "5.0.0"), allowUnsigned: true);
        string folder = Directory.CreateDirectory(_bench.PathOf("work")).FullName;
        PackageBench.Package(version: "1.0.0").WriteFiles(folder);

        var shelf = new AdapterShelf(_bench.PathOf("bundled"), _bench.Packages, [folder]);

        Assert.Equal(AdapterOrigin.Development, shelf.Current.Find("visitor")?.Origin);
        Assert.Equal([AdapterStatus.Active, AdapterStatus.Superseded], shelf.Current.Adapters.Select(adapter => adapter.Status));
    }

    private List<string> Listed() =>
        [.. AdapterCatalogue.Of(_bench.Packages.Read()).Adapters.Select(adapter => $"{adapter.Manifest?.Identity ?? adapter.Id} {adapter.Status} {adapter.Issues.LastOrDefault()?.Code ?? adapter.Publisher}")];

    private static string CodeOf(Func<object?> act) => Assert.Throws<AdapterException>(act).Code;
}
