using System.IO.Compression;
using System.Text;
using CsCheck;
using Federation.Cluster.Adapters.Packages;
using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Packages;

/// <summary>Packages are read as files that anybody may have made.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly PackageBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Write_AndRead_GivesTheSamePackage()
    {
        var signed = PackageBench.Package().SignedBy(_bench.Signer("a.example"));
        PackageFiles.Write(signed, _bench.PathOf("a.fedadapter"));
        PackageFiles.Write(signed, _bench.PathOf("b.fedadapter"));

        var read = PackageFiles.Read(_bench.PathOf("a.fedadapter"));

        Assert.Equal("visitor@1.0.0", read.Seal.Identity);
        Assert.Equal(signed.Note, read.Note);
        Assert.Equal(["Federation.TestAdapters.dll", "adapter.json"], read.Seal.Files.Keys);
        Assert.Equal(File.ReadAllBytes(_bench.PathOf("a.fedadapter")), File.ReadAllBytes(_bench.PathOf("b.fedadapter")));
    }

    [Fact]
    public void OfFolder_SameFiles_GivesTheSameSeal()
    {
        var package = PackageBench.Package();
        string folder = Directory.CreateDirectory(_bench.PathOf("folder")).FullName;
        package.WriteFiles(folder);

        Assert.Equal(package.Note, PackageFiles.OfFolder(folder).Note);
    }

    [Fact]
    public void OfFolder_WithALink_IsRefused()
    {
        string folder = Directory.CreateDirectory(_bench.PathOf("folder")).FullName;
        PackageBench.Package().WriteFiles(folder);
        File.CreateSymbolicLink(Path.Combine(folder, "passwords"), "/etc/passwd");

        Assert.Equal("package.name", CodeOf(() => PackageFiles.OfFolder(folder)));
    }

    [Theory]
    [InlineData("../evil.dll")]
    [InlineData("/etc/evil")]
    [InlineData("a/../../evil")]
    [InlineData("a\\evil")]
    [InlineData("C:evil")]
    [InlineData("a//b")]
    [InlineData("nul")]
    [InlineData("sub/con.txt")]
    [InlineData("ends.")]
    [InlineData("é.dll")]
    [InlineData("line\nbreak")]
    public void Read_NameThatLeadsElsewhere_IsRefused(string name)
    {
        var entries = Entries(PackageBench.Package());
        entries.Add((name, [1]));

        Assert.Equal("package.name", CodeOf(() => PackageFiles.Read(Zip(entries))));
    }

    [Fact]
    public void Read_AFileTwice_IsRefused()
    {
        var entries = Entries(PackageBench.Package());
        entries.Add(entries[1]);

        Assert.Equal("package.name", CodeOf(() => PackageFiles.Read(Zip(entries))));
    }

    [Fact]
    public void Read_AnythingChangedAfterSealing_IsRefused()
    {
        var entries = Entries(PackageBench.Package().SignedBy(_bench.Signer("a.example")));

        Assert.All(Enumerable.Range(1, entries.Count - 1), index =>
        {
            var changed = entries.ToList();
            changed[index] = (changed[index].Name, [.. changed[index].Bytes, 0]);
            Assert.Equal("package.changed", CodeOf(() => PackageFiles.Read(Zip(changed))));
            Assert.Equal("package.changed", CodeOf(() => PackageFiles.Read(Zip([.. entries.Where((_, at) => at != index)]))));
        });
        Assert.Equal("package.changed", CodeOf(() => PackageFiles.Read(Zip([.. entries, ("more.dll", [1])]))));
    }

    [Fact]
    public void Read_ManifestOfAnotherIdThanSealed_IsRefused()
    {
        var own = PackageBench.Package();
        var other = PackageBench.Package("other");
        string note = other.Note.Replace("other 1.0.0", "visitor 1.0.0", StringComparison.Ordinal);

        Assert.Equal("package.changed", CodeOf(() => PackageFiles.Read(Zip([("adapter.seal", Encoding.UTF8.GetBytes(note)), .. Entries(other).Skip(1)]))));
        Assert.NotEqual(own.Note, note);
    }

    [Fact]
    public void Read_MoreThanAPackageHolds_IsRefusedWhileItIsUnpacked()
    {
        // 70 MiB of zeros are some 70 KB packed.
        var entries = Entries(PackageBench.Package());
        entries.Add(("bomb.bin", new byte[70 << 20]));
        string file = Zip(entries);

        Assert.True(new FileInfo(file).Length < 1 << 20);
        Assert.Equal("package.too-large", CodeOf(() => PackageFiles.Read(file)));
    }

    [Fact]
    public void Read_WithoutSealOrAdapter_IsRefused()
    {
        Assert.Equal("package.broken", CodeOf(() => PackageFiles.Read(Zip([("adapter.json", [1])]))));
        Assert.Equal("package.no-adapter", CodeOf(() => SealedPackage.Of(new Dictionary<string, byte[]> { ["readme.txt"] = [1] })));
        Assert.Equal("package.no-adapter", CodeOf(() => SealedPackage.Of(new Dictionary<string, byte[]> { ["adapter.json"] = "{}"u8.ToArray() })));
        Assert.Equal("package.unreadable", CodeOf(() => PackageFiles.Read(_bench.PathOf("nothing"))));
    }

    [Fact]
    public void Read_SignatureOfOtherBytesThanPacked_IsBroken()
    {
        var package = PackageBench.Package().SignedBy(_bench.Signer("a.example"));
        byte[] note = Encoding.UTF8.GetBytes(package.Note);
        string file = _bench.PathOf("stored");
        using (var archive = ZipFile.Open(file, ZipArchiveMode.Create))
        using (var stream = archive.CreateEntry("adapter.seal", CompressionLevel.NoCompression).Open())
        {
            stream.Write(note);
        }

        byte[] whole = File.ReadAllBytes(file);
        int last = whole.AsSpan().IndexOf(note) + note.Length - 3;
        whole[last] = whole[last] == 'A' ? (byte)'B' : (byte)'A';
        File.WriteAllBytes(file, whole);

        Assert.Equal("package.broken", CodeOf(() => PackageFiles.Read(file)));
    }

    [Fact]
    public void Read_AnyDamage_IsRefusedByNameOrGivesTheSamePackage()
    {
        var package = PackageBench.Package().SignedBy(_bench.Signer("a.example"));
        PackageFiles.Write(package, _bench.PathOf("whole"));
        byte[] whole = File.ReadAllBytes(_bench.PathOf("whole"));

        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, whole.Length]).Sample((place, value, length) =>
        {
            byte[] damaged = [.. whole];
            damaged[place] = value;
            string path = _bench.PathOf(Guid.NewGuid().ToString("N"));
            File.WriteAllBytes(path, place % 3 == 0 ? damaged[..length] : damaged);
            try
            {
                // What a ZIP says beside the bytes of its files is nobody's matter.
                Assert.Equal(package.Note, PackageFiles.Read(path).Note);
            }
            catch (AdapterException failure)
            {
                Assert.StartsWith("package.", failure.Code, StringComparison.Ordinal);
            }
            finally
            {
                File.Delete(path);
            }
        }, iter: 300, threads: 1);
    }

    [Fact]
    public void Seal_AnyText_IsReadBackAsItWasOrNotAtAll() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["federation-adapter/1\n abc0123456789"], 0, 200]).Sample(text =>
        {
            string whole = "federation-adapter/1\n" + text;
            return PackageSeal.Read(whole) is not { } seal || seal.ToString() == whole;
        });

    private static List<(string Name, byte[] Bytes)> Entries(SealedPackage package) =>
        [("adapter.seal", Encoding.UTF8.GetBytes(package.Note)), .. PackageBench.Files(package.Seal.Id).Select(file => (file.Key, file.Value))];

    private string Zip(IEnumerable<(string Name, byte[] Bytes)> entries)
    {
        string path = _bench.PathOf(Guid.NewGuid().ToString("N"));
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, bytes) in entries)
        {
            using var stream = archive.CreateEntry(name).Open();
            stream.Write(bytes);
        }

        return path;
    }

    private static string CodeOf(Func<object> act) => Assert.Throws<AdapterException>(act).Code;
}
