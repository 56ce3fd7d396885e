using Federation.Adapters.Mapping;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;
using Federation.Registry.Log.Notes;

namespace Federation.Cluster.Adapters.Packages;

/// <summary>An adapter's files with their seal, as one file of the extension <c>.fedadapter</c>: nothing in it runs before somebody installs it. Immutable and thread safe.</summary>
public sealed class SealedPackage
{
    public const string Extension = ".fedadapter";

    private SealedPackage(AdapterManifest manifest, PackageSeal seal, IReadOnlyList<NoteLine> signatures, IReadOnlyDictionary<string, byte[]> files)
    {
        Manifest = manifest;
        Seal = seal;
        Signatures = signatures;
        Files = files;
    }

    public AdapterManifest Manifest { get; }

    public PackageSeal Seal { get; }

    /// <summary>Under the seal; none where it is not signed.</summary>
    public IReadOnlyList<NoteLine> Signatures { get; }

    /// <summary>The files by name, without the seal.</summary>
    internal IReadOnlyDictionary<string, byte[]> Files { get; }

    /// <summary>The seal as it is written, with the signatures under it.</summary>
    public string Note => Signatures.Count == 0 ? Seal.ToString() : new SignedNote(Seal.ToString(), Signatures).ToString();

    /// <summary>Seals an adapter's files.</summary>
    /// <exception cref="AdapterException">They are no adapter (<c>package.no-adapter</c>), or a file has a name that a package does not take (<c>package.name</c>).</exception>
    public static SealedPackage Of(IReadOnlyDictionary<string, byte[]> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (files.Keys.FirstOrDefault(name => !PackagePath.IsSafe(name)) is { } name) throw PackageFiles.Refused("package.name", $"The file {PlainText.Of(name, 200)} has a name that not every system takes.");
        var manifest = ManifestIn(files);
        return new SealedPackage(manifest, PackageSeal.Of(manifest, files), [], files);
    }

    /// <summary>Takes what was read out of a package for one, or refuses it.</summary>
    /// <exception cref="AdapterException">It has no seal (<c>package.broken</c>), is not what was sealed (<c>package.changed</c>), or no adapter (<c>package.no-adapter</c>).</exception>
    internal static SealedPackage Of(IReadOnlyDictionary<string, byte[]> files, string note)
    {
        var (seal, signatures) = ReadNote(note) ?? throw PackageFiles.Refused("package.broken", $"{PackageSeal.FileName} is no seal of an adapter.");
        if (seal.Difference(files) is { } difference) throw PackageFiles.Refused("package.changed", $"The package is not what its publisher sealed: {difference}.");
        var manifest = ManifestIn(files);
        return (manifest.Id, manifest.Version) == (seal.Id, seal.Version)
            ? new SealedPackage(manifest, seal, signatures, files)
            : throw PackageFiles.Refused("package.changed", $"The package is sealed as {PlainText.Of(seal.Identity, 100)}, and its manifest says {manifest.Identity}.");
    }

    /// <summary>A seal and what is under it; null where it is none.</summary>
    internal static (PackageSeal Seal, IReadOnlyList<NoteLine> Signatures)? ReadNote(string text)
    {
        var note = SignedNote.Read(text);
        return PackageSeal.Read(note?.Text ?? text) is { } seal ? (seal, note?.Lines ?? []) : null;
    }

    /// <summary>The same, signed by one more; nothing changes where it has signed already.</summary>
    public SealedPackage SignedBy(NoteSigner signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        var line = signer.SignText(Seal.ToString()).Lines[0];
        return new(Manifest, Seal, [.. Signatures.Where(other => other.Name != line.Name || other.Id != line.Id), line], Files);
    }

    /// <summary>The names of those of the keys that have signed, each once, in order; none where none has.</summary>
    public IReadOnlyList<string> SignersAmong(IEnumerable<NoteKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var note = new SignedNote(Seal.ToString(), Signatures);
        return [.. keys.Where(key => note.IsSignedBy(key) is true).Select(key => key.Name).Distinct()];
    }

    /// <summary>The same with the lines of another note under its seal too, each once.</summary>
    internal SealedPackage With(IReadOnlyList<NoteLine> lines) => new(Manifest, Seal, [.. Signatures.Concat(lines).DistinctBy(line => (line.Name, line.Id))], Files);

    /// <summary>Writes the files, without the seal, into a folder that is there.</summary>
    public void WriteFiles(string folder)
    {
        foreach (var (name, bytes) in Files)
        {
            string path = Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a file in a folder
            File.WriteAllBytes(path, bytes);
        }
    }

    private static AdapterManifest ManifestIn(IReadOnlyDictionary<string, byte[]> files)
    {
        var reading = files.TryGetValue(AdapterCatalogue.ManifestName, out byte[]? json) ? AdapterManifestReader.Read(json)
            : files.TryGetValue(MappingFile.FileName, out byte[]? yaml) ? MappingManifest.Read(yaml)
            : throw PackageFiles.Refused("package.no-adapter", $"There is neither {AdapterCatalogue.ManifestName} nor {MappingFile.FileName} among the files.");
        if (reading.Manifest is not { } manifest) throw PackageFiles.Refused("package.no-adapter", $"The manifest has mistakes. {string.Join(' ', reading.Issues.Take(10).Select(issue => $"{issue.Pointer} {issue.Message}"))}");
        return manifest.Code is not { } code || files.ContainsKey(code.Assembly) ? manifest : throw PackageFiles.Refused("package.no-adapter", $"The assembly {code.Assembly}, which the manifest names, is not among the files.");
    }
}
