using System.Security.Cryptography;
using System.Text;

namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>The files of an installed adapter.</summary>
internal static class AdapterFiles
{
    /// <summary>
    /// One SHA-256 for all files of the adapter's folder, with their names: 64 lower-case hexadecimal digits. A mended mapping has another one, whether or not its author raised
    /// the version.
    /// </summary>
    public static string HashOf(InstalledAdapter adapter)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string path in Directory.EnumerateFiles(adapter.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using var file = File.OpenRead(path);
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(adapter.Folder, path) + "\0"));
            hash.AppendData(SHA256.HashData(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
