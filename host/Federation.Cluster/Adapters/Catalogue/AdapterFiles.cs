using System.Security.Cryptography;
using System.Text;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>The files of an installed adapter.</summary>
internal static class AdapterFiles
{
    /// <summary>
    /// One SHA-256 for all files of the adapter's folder, with their names: 64 lower-case hexadecimal digits. A mended mapping has another one, whether or not its author raised
    /// the version.
    /// </summary>
    /// <exception cref="AdapterException">Code <c>adapter.unreadable</c>.</exception>
    public static string HashOf(InstalledAdapter adapter) => Read($"A file of the adapter \"{adapter.Id}\"", () => HashOfAll(adapter));

    /// <summary>Reads files on which it hangs whether an adapter starts: what cannot be read is known to be neither the same nor another.</summary>
    /// <param name="what">Begins the message.</param>
    /// <exception cref="AdapterException">Code <c>adapter.unreadable</c>.</exception>
    public static T Read<T>(string what, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AdapterException(FailureKind.Configuration, "adapter.unreadable", $"{what} cannot be read: {exception.GetType().Name}.", exception);
        }
    }

    private static string HashOfAll(InstalledAdapter adapter)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string path in Directory.EnumerateFiles(adapter.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            // A pipe that nobody writes to would be waited for without end.
            if (OperatingSystem.IsLinux() && PathStatus.Of(path, throughLinks: true) is { IsFile: false }) throw new IOException("An adapter's folder holds something that is no file.");
            using var file = File.OpenRead(path);
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(adapter.Folder, path) + "\0"));
            hash.AppendData(SHA256.HashData(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
