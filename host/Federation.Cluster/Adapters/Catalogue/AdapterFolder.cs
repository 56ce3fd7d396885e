using Federation.Adapters.Mapping;

namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>Reads one adapter's folder. Loads no code.</summary>
internal static class AdapterFolder
{
    /// <summary>What the folder holds, by itself: whether another version is to be preferred is not its matter.</summary>
    public static InstalledAdapter Read(string folder, AdapterOrigin origin, SpokenContracts contracts)
    {
        string manifestFile = Path.Combine(folder, AdapterCatalogue.ManifestName), mappingFile = Path.Combine(folder, MappingFile.FileName);
        var reading = !File.Exists(manifestFile) && File.Exists(mappingFile) ? MappingManifest.ReadFile(mappingFile) : AdapterManifestReader.ReadFile(manifestFile);
        if (reading.Manifest is not { } manifest)
        {
            return new InstalledAdapter { Id = Path.GetFileName(folder), Folder = folder, Origin = origin, Status = AdapterStatus.Malfunctioned, Issues = reading.Issues };
        }

        var adapter = new InstalledAdapter { Id = manifest.Id, Folder = folder, Origin = origin, Status = AdapterStatus.Active, Manifest = manifest };
        if (manifest.Code is not { } code) return adapter;
        if (!manifest.Fits(contracts))
        {
            return adapter.Refused(AdapterStatus.Incompatible, "adapter.incompatible",
                $"{manifest.Identity} was built for contract {code.Contract}; this host speaks {contracts}.", "/contract");
        }

        return File.Exists(Path.Combine(folder, code.Assembly))
            ? adapter
            : adapter.Refused(AdapterStatus.Malfunctioned, "adapter.missing-assembly", $"The assembly {code.Assembly} is not in the adapter's folder.", "/assembly");
    }

    /// <summary>Every folder beneath one, in no order; none where it is not there.</summary>
    public static IEnumerable<InstalledAdapter> ReadAll(string root, AdapterOrigin origin, SpokenContracts contracts) =>
        Directory.Exists(root) ? Directory.GetDirectories(root).Select(folder => Read(folder, origin, contracts)) : [];
}
