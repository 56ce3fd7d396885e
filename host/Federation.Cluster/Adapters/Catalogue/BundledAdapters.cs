using System.Security.Cryptography;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>
/// The adapters that were built together with this program, by the SHA-256 of each of their files: lines of a hash, two blanks and
/// <c>id/path</c>, as <c>sha256sum</c> writes them. Whoever could change the list could change the program. Immutable and thread safe.
/// </summary>
internal sealed class BundledAdapters
{
    /// <summary>The list's name, beside the executable.</summary>
    public const string FileName = "bundled-adapters.sha256";

    private const int HashCharacters = 64;

    private readonly Dictionary<string, string> _hashes;

    private BundledAdapters(Dictionary<string, string> hashes) => _hashes = hashes;

    /// <summary>Reads the list. Without one, no adapter counts as bundled.</summary>
    /// <exception cref="AdapterException">Code <c>adapter.unreadable</c>: there is a list, and it cannot be read.</exception>
    public static BundledAdapters Read(string path)
    {
        if (!File.Exists(path)) return new BundledAdapters([]);
        return AdapterFiles.Read($"The list {path} of the adapters that came with this program", () => new BundledAdapters(Hashes(path)));
    }

    /// <summary>Whether the adapter's folder holds what was built with this program: every file of it, unchanged, and no other.</summary>
    /// <exception cref="AdapterException">Code <c>adapter.unreadable</c>.</exception>
    public bool Holds(InstalledAdapter adapter) => AdapterFiles.Read($"A file of the adapter \"{adapter.Id}\"", () => IsAsListed(adapter));

    private static Dictionary<string, string> Hashes(string path)
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(path))
        {
            if (line.Length > HashCharacters + 2) hashes[line[(HashCharacters + 2)..]] = line[..HashCharacters];
        }

        return hashes;
    }

    private bool IsAsListed(InstalledAdapter adapter)
    {
        var found = Directory.EnumerateFiles(adapter.Folder, "*", SearchOption.AllDirectories).ToDictionary(path => NameOf(adapter, path), StringComparer.Ordinal);
        int listed = _hashes.Keys.Count(name => name.StartsWith(adapter.Id + "/", StringComparison.Ordinal));
        return listed > 0 && listed == found.Count && found.All(file => _hashes.TryGetValue(file.Key, out string? hash) && hash.Equals(HashOf(file.Value), StringComparison.OrdinalIgnoreCase));
    }

    private static string NameOf(InstalledAdapter adapter, string path) => $"{adapter.Id}/{Path.GetRelativePath(adapter.Folder, path).Replace('\\', '/')}";

    private static string HashOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
