using Federation.Contracts;

namespace Federation.Cluster.Adapters.Packages;

/// <summary>Whether a package may be installed beside what is.</summary>
internal static class PackageAdmission
{
    /// <param name="publisher">Whose trusted key has signed it; null where none has.</param>
    /// <param name="installed">The versions of the same adapter that are installed.</param>
    /// <exception cref="AdapterException">It may not; the code says why.</exception>
    public static void Check(SealedPackage package, string? publisher, bool allowUnsigned, IReadOnlySet<string> bundled, IReadOnlyList<InstalledVersion> installed)
    {
        var manifest = package.Manifest;
        if (bundled.Contains(manifest.Id)) throw PackageFiles.Refused("package.bundled-id", $"An adapter \"{manifest.Id}\" came with the program.");
        if (!manifest.Fits(ContractVersion.Current))
        {
            throw PackageFiles.Refused("adapter.incompatible", $"{manifest.Identity} was built for contract {manifest.Code?.Contract}; this host speaks {ContractVersion.Current}.");
        }

        if (publisher is null && !allowUnsigned && manifest.Code is not null) throw PackageFiles.Refused("adapter.unsigned", Unsigned(package));
        foreach (var version in installed)
        {
            if (version.Note() is not { } note) continue; // what cannot be read binds nobody
            if (version.Version == manifest.Version && note.Text != package.Seal.ToString())
            {
                throw PackageFiles.Refused("package.version-taken", $"Another adapter is installed as {manifest.Identity}.");
            }

            // Whoever could sign another's adapter away would be as good as them.
            if (note.Lines.Count > 0 && !note.Lines.Any(line => line.Name == publisher))
            {
                throw PackageFiles.Refused("package.other-publisher", $"{manifest.Id}@{version.Version} is installed and signed by {string.Join(", ", note.Lines.Select(line => line.Name))}; this package is {(publisher is null ? "not signed by them" : $"signed by {publisher}")}.");
            }
        }
    }

    private static string Unsigned(SealedPackage package) => package.Signatures.Count == 0
        ? $"{package.Seal.Identity} is not signed."
        : $"{package.Seal.Identity} is signed by {string.Join(", ", package.Signatures.Select(line => line.Name))}, whose key is not trusted here.";
}
