using Federation.Contracts;

namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>
/// The adapters installed beneath a plug-in folder at one moment, in ordinal order of id and folder. Loads no code. Immutable;
/// read it again to see what was installed since.
/// </summary>
public sealed class AdapterCatalogue
{
    /// <summary>The file that makes a folder an adapter.</summary>
    public const string ManifestName = "adapter.json";

    private readonly Dictionary<string, InstalledAdapter> _byId;

    private AdapterCatalogue(string folder, IReadOnlyList<InstalledAdapter> adapters)
    {
        Folder = folder;
        Adapters = adapters;
        _byId = adapters.GroupBy(adapter => adapter.Id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }

    /// <summary>The plug-in folder, absolute.</summary>
    public string Folder { get; }

    /// <summary>Every folder beneath the plug-in folder, usable or not.</summary>
    public IReadOnlyList<InstalledAdapter> Adapters { get; }

    /// <summary>The adapter of this id, whatever its status; null where none is installed.</summary>
    public InstalledAdapter? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Reads the folder. A folder that does not exist holds no adapters.</summary>
    public static AdapterCatalogue Read(string folder)
    {
        string root = Path.GetFullPath(folder);
        if (!Directory.Exists(root)) return new AdapterCatalogue(root, []);
        var found = Directory.GetDirectories(root).Select(ReadFolder).ToList();
        var repeated = found.Where(adapter => adapter.Manifest is not null).GroupBy(adapter => adapter.Id, StringComparer.Ordinal)
            .Where(group => group.Count() > 1).ToDictionary(group => group.Key, group => group.Select(adapter => Path.GetFileName(adapter.Folder)).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        var adapters = found
            .Select(adapter => adapter.Manifest is not null && repeated.TryGetValue(adapter.Id, out var folders) ? AsDuplicate(adapter, folders) : adapter)
            .OrderBy(adapter => adapter.Id, StringComparer.Ordinal).ThenBy(adapter => adapter.Status).ThenBy(adapter => adapter.Folder, StringComparer.Ordinal);
        return new AdapterCatalogue(root, [.. adapters]);
    }

    private static InstalledAdapter ReadFolder(string folder)
    {
        string name = Path.GetFileName(folder);
        var reading = AdapterManifestReader.ReadFile(Path.Combine(folder, ManifestName));
        if (reading.Manifest is not { } manifest)
        {
            return new InstalledAdapter { Id = name, Folder = folder, Status = AdapterStatus.BrokenManifest, Issues = reading.Issues };
        }

        var adapter = new InstalledAdapter { Id = manifest.Id, Folder = folder, Status = AdapterStatus.Ready, Manifest = manifest };
        if (!manifest.Contract.Contains(ContractVersion.Current))
        {
            return Refused(adapter, AdapterStatus.IncompatibleContract, "adapter.incompatible",
                $"{manifest.Identity} was built for contract {manifest.Contract}; this host speaks {ContractVersion.Current}.", "/contract");
        }

        return File.Exists(Path.Combine(folder, manifest.Assembly))
            ? adapter
            : Refused(adapter, AdapterStatus.MissingAssembly, "adapter.missing-assembly", $"The assembly {manifest.Assembly} is not in the adapter's folder.", "/assembly");
    }

    private static InstalledAdapter AsDuplicate(InstalledAdapter adapter, IEnumerable<string> folders) =>
        Refused(adapter, AdapterStatus.DuplicateId, "adapter.duplicate", $"The id \"{adapter.Id}\" is claimed by the folders {string.Join(", ", folders)}.", "/id");

    private static InstalledAdapter Refused(InstalledAdapter adapter, AdapterStatus status, string code, string message, string pointer) =>
        adapter with { Status = status, Issues = [.. adapter.Issues, Issue.Error(code, message, pointer)] };
}
