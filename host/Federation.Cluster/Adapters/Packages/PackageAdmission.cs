using Federation.Cluster.Adapters.Catalogue;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Packages;

/// <summary>Whether a package may be installed beside what is.</summary>
internal static class PackageAdmission
{
    /// <param name="contracts">What the host speaks.</param>
    /// <param name="publishers">Whose trusted keys have signed it; none where none has.</param>
    /// <param name="installed">The versions of the same adapter that are installed.</param>
    /// <exception cref="AdapterException">It may not; the code says why.</exception>
    public static void Check(SealedPackage package, SpokenContracts contracts, IReadOnlyList<string> publishers, bool allowUnsigned, IReadOnlySet<string> bundled, IReadOnlyList<InstalledVersion> installed)
    {
        var manifest = package.Manifest;
        // Names that stand for something else beside the folders of versions.
        if (Taken.Any(ending => manifest.Version.EndsWith(ending, StringComparison.Ordinal))) throw PackageFiles.Refused("package.version-taken", $"No version ends with {string.Join(", ", Taken)}, as {manifest.Version} does.");
        if (bundled.Contains(manifest.Id)) throw PackageFiles.Refused("package.bundled-id", $"An adapter \"{manifest.Id}\" came with the program.");
        if (!manifest.Fits(contracts))
        {
            throw PackageFiles.Refused("adapter.incompatible", $"{manifest.Identity} was built for contract {manifest.Code?.Contract}; this host speaks {contracts}.");
        }

        if (publishers.Count == 0 && !allowUnsigned && manifest.Code is not null) throw PackageFiles.Refused("adapter.unsigned", Unsigned(package));
        foreach (var version in installed)
        {
            string? text = version.Note()?.Text; // what cannot be read binds nobody
            if (text == package.Seal.ToString()) continue;
            if (version.Version == manifest.Version && text is not null)
            {
                throw PackageFiles.Refused("package.version-taken", $"Another adapter is installed as {manifest.Identity}.");
            }

            // Whoever could sign another's adapter away would be as good as them.
            var owners = version.SignedBy();
            if (owners.Count > 0 && !owners.Intersect(publishers).Any())
            {
                throw PackageFiles.Refused("package.other-publisher", $"{manifest.Id}@{version.Version} is installed and signed by {string.Join(", ", owners)}; this package is {(publishers.Count == 0 ? "not signed by them" : $"signed by {string.Join(", ", publishers)}")}.");
            }
        }
    }

    private static readonly string[] Taken = [".seal", ".json", InstalledVersion.Removed];

    private static string Unsigned(SealedPackage package) => package.Signatures.Count == 0
        ? $"{package.Seal.Identity} is not signed."
        : $"{package.Seal.Identity} is signed by {string.Join(", ", package.Signatures.Select(line => line.Name))}, whose key is not trusted here.";
}
