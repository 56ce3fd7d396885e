using System.IO.Compression;
using Federation.Cluster.Adapters.Packages;
using Federation.Contracts;
using Federation.Registry.Log.Notes;

namespace Federation.Adapters.Worker.Tests.Packages;

/// <summary>Nothing of a package is loaded, started or kept before its seal, its signature and its files were found good. Each package here says on the console that its code runs, as soon as any of it does.</summary>
public sealed class AdmissionOrderTests : IDisposable
{
    private readonly PackageBench _publishers = new();
    private readonly PluginBench _host = new();
    private readonly InstalledPackages _packages;
    private readonly NoteSigner _signer;

    public AdmissionOrderTests()
    {
        _packages = new InstalledPackages(_host.InstalledFolder);
        _signer = _publishers.Signer("a.example");
        _packages.Trust(_signer.OwnKeys[0].Key);
    }

    private string Installed => Path.Combine(_packages.Folder, "visitor", "1.0.0");

    public void Dispose()
    {
        _host.Dispose();
        _publishers.Dispose();
    }

    [Fact]
    public async Task Admitted_Package_RunsAndIsHeard()
    {
        Install(Wired().SignedBy(_signer));

        await using (await _host.StartAsync(adapter: "visitor"))
        {
        }

        Assert.Contains(_host.Log.Lines, line => line.Contains("tripwire", StringComparison.Ordinal)); // else the other tests show nothing
    }

    [Fact]
    public async Task Unsigned_Package_LeavesNothingBehindAndNeverRuns() => await AssertRefusedAsync(Wired(), "adapter.unsigned");

    [Fact]
    public async Task Package_SignedByAStranger_LeavesNothingBehindAndNeverRuns() => await AssertRefusedAsync(Wired().SignedBy(_publishers.Signer("b.example")), "adapter.unsigned");

    [Fact]
    public async Task Package_SignedUnderATrustedNameByAnotherKey_LeavesNothingBehindAndNeverRuns() => await AssertRefusedAsync(Wired().SignedBy(_publishers.Signer("a.example")), "adapter.unsigned");

    [Fact]
    public async Task Package_WithTheSignatureOfAnother_LeavesNothingBehindAndNeverRuns()
    {
        var signed = PackageBench.Package(version: "1.0.1").SignedBy(_signer);
        string file = _publishers.PathOf("swapped.fedadapter");
        PackageFiles.Write(Wired(), file);
        using (var zip = ZipFile.Open(file, ZipArchiveMode.Update))
        {
            var note = zip.Entries[0];
            string name = note.FullName;
            note.Delete();
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(System.Text.Encoding.UTF8.GetBytes(signed.Note));
        }

        Assert.ThrowsAny<AdapterException>(() => PackageFiles.Read(file));
        await AssertSilentAsync("adapter.unknown");
    }

    [Fact]
    public async Task Package_AlteredAfterItWasSigned_IsNotEvenRead()
    {
        string file = _publishers.PathOf("altered.fedadapter");
        PackageFiles.Write(Wired().SignedBy(_signer), file);
        using (var zip = ZipFile.Open(file, ZipArchiveMode.Update))
        {
            var code = zip.Entries.Single(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal));
            using var stream = code.Open();
            stream.Seek(0, SeekOrigin.End);
            stream.WriteByte(0);
        }

        Assert.ThrowsAny<AdapterException>(() => PackageFiles.Read(file));
        await AssertSilentAsync("adapter.unknown");
    }

    [Fact]
    public async Task Installed_ThenAltered_NeverRunsAgain_ThoughItsLengthAndTimeAreTheSame()
    {
        Install(Wired().SignedBy(_signer));
        _ = _host.Shelf.Current; // seen while it was sound
        string code = Path.Combine(Installed, "Federation.TestAdapters.dll");
        var time = File.GetLastWriteTimeUtc(code);
        byte[] bytes = await File.ReadAllBytesAsync(code, TestContext.Current.CancellationToken);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(code, bytes, TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(code, time);

        await AssertSilentAsync("adapter.changed");
    }

    [Theory]
    [InlineData("distrusted", "adapter.unsigned")]
    [InlineData("disabled", "adapter.disabled")]
    [InlineData("a file more", "adapter.changed")]
    [InlineData("a file less", "adapter.changed")]
    [InlineData("without its seal", "adapter.unreadable")]
    public async Task Installed_AndTakenBackSince_NeverRunsAgain(string how, string code)
    {
        Install(Wired().SignedBy(_signer));
        if (how == "distrusted") _packages.Distrust("a.example");
        else if (how == "disabled") _packages.Disable("visitor", null, disabled: true);
        else if (how == "a file more") await File.WriteAllTextAsync(Path.Combine(Installed, "more.dll"), "x", TestContext.Current.CancellationToken);
        else if (how == "a file less") File.Delete(Path.Combine(Installed, "tripwire"));
        else File.Delete(Installed + ".seal");

        await AssertSilentAsync(code);
    }

    private static SealedPackage Wired()
    {
        var files = PackageBench.Files();
        files["tripwire"] = [];
        return SealedPackage.Of(files);
    }

    private void Install(SealedPackage package) => _packages.Install(package, allowUnsigned: false, new HashSet<string>(StringComparer.Ordinal), PackageBench.Now);

    private async Task AssertRefusedAsync(SealedPackage package, string code)
    {
        Assert.Equal(code, Assert.Throws<AdapterException>(() => Install(package)).Code);
        Assert.False(Directory.Exists(Path.Combine(_packages.Folder, "visitor")));
        await AssertSilentAsync("adapter.unknown");
    }

    private async Task AssertSilentAsync(string code)
    {
        Assert.Equal(code, (await Assert.ThrowsAsync<AdapterException>(() => _host.StartAsync(adapter: "visitor"))).Code);
        Assert.Empty(_host.Log.Lines); // no worker began, and so nothing was loaded in one
        Assert.DoesNotContain(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == "Federation.TestAdapters");
    }
}
