using System.Text;
using Federation.Cluster.Adapters.Packages;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Log.Notes;

namespace Federation.Adapters.Worker.Tests.Packages;

/// <summary>A temporary folder with publishers' keys in it, and packages of the scripted adapter.</summary>
internal sealed class PackageBench : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly List<SigningKeys> _keys = [];

    public PackageBench() => Packages = new InstalledPackages(Path.Combine(Folder, "adapters"));

    public string Folder { get; } = Directory.CreateTempSubdirectory("federation-packages-").FullName;

    public InstalledPackages Packages { get; }

    public static Dictionary<string, byte[]> Files(string id = "visitor", string version = "1.0.0", Func<string, string>? change = null)
    {
        string manifest = PluginBench.ManifestText(id).Replace("\"version\": \"1.0.0\"", $"\"version\": \"{version}\"", StringComparison.Ordinal);
        return new(StringComparer.Ordinal)
        {
            ["adapter.json"] = Encoding.UTF8.GetBytes(change is null ? manifest : change(manifest)),
            [Path.GetFileName(PluginBench.TestAdapters)] = File.ReadAllBytes(PluginBench.TestAdapters),
        };
    }

    public static SealedPackage Package(string id = "visitor", string version = "1.0.0", Func<string, string>? change = null) => SealedPackage.Of(Files(id, version, change));

    public NoteSigner Signer(string name)
    {
        var keys = KeyFile.Create(Path.Combine(Folder, Guid.NewGuid().ToString("N")), Now);
        _keys.Add(keys);
        return new NoteSigner(name, keys);
    }

    public NoteSigner Trusted(string name)
    {
        var signer = Signer(name);
        Packages.Trust(signer.OwnKeys[0].Key);
        return signer;
    }

    public string? Install(SealedPackage package, bool allowUnsigned = false) =>
        Packages.Install(package, allowUnsigned, new HashSet<string>(StringComparer.Ordinal) { "spaceapi" }, Now);

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Dispose()
    {
        foreach (var keys in _keys) keys.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
