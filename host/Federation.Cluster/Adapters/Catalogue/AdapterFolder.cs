using Federation.Contracts;

namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>Reads one adapter's folder. Loads no code.</summary>
internal static class AdapterFolder
{
    /// <summary>What the folder holds, by itself: whether another version is to be preferred is not its matter.</summary>
    public static InstalledAdapter Read(string folder, AdapterOrigin origin)
    {
        var reading = AdapterManifestReader.ReadFile(Path.Combine(folder, AdapterCatalogue.ManifestName));
        if (reading.Manifest is not { } manifest)
        {
            return new InstalledAdapter { Id = Path.GetFileName(folder), Folder = folder, Origin = origin, Status = AdapterStatus.Malfunctioned, Issues = reading.Issues };
        }

        var adapter = new InstalledAdapter { Id = manifest.Id, Folder = folder, Origin = origin, Status = AdapterStatus.Active, Manifest = manifest };
        if (!manifest.Contract.Contains(ContractVersion.Current))
        {
            return adapter.Refused(AdapterStatus.Incompatible, "adapter.incompatible",
                $"{manifest.Identity} was built for contract {manifest.Contract}; this host speaks {ContractVersion.Current}.", "/contract");
        }

        return File.Exists(Path.Combine(folder, manifest.Assembly))
            ? adapter
            : adapter.Refused(AdapterStatus.Malfunctioned, "adapter.missing-assembly", $"The assembly {manifest.Assembly} is not in the adapter's folder.", "/assembly");
    }

    /// <summary>Every folder beneath one, in no order; none where it is not there.</summary>
    public static IEnumerable<InstalledAdapter> ReadAll(string root, AdapterOrigin origin) =>
        Directory.Exists(root) ? Directory.GetDirectories(root).Select(folder => Read(folder, origin)) : [];
}
