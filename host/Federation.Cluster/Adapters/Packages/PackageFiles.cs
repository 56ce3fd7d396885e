using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using Federation.Adapters.Mapping;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Packages;

/// <summary>Reads packages out of files that anybody may have made, and writes them: a ZIP with the adapter's files and its seal, the same bytes for the same package.</summary>
public static class PackageFiles
{
    /// <summary>In bytes, of all files together once they are unpacked.</summary>
    public const int MostBytes = 64 << 20;

    // A ZIP has no earlier time.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <exception cref="AdapterException">It is no package (<c>package.broken</c>), larger than one may be (<c>package.too-large</c>), or what <see cref="SealedPackage"/> refuses.</exception>
    public static SealedPackage Read(string path)
    {
        using var file = Opened(path);
        if (file.Length > MostBytes) throw TooLarge();
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read);
            return Read(archive);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or NotSupportedException)
        {
            throw new AdapterException(FailureKind.Configuration, "package.broken", "The file is no package of an adapter: it cannot be unpacked.", failure);
        }
    }

    /// <summary>Seals what lies in a folder: a built adapter with everything it brings along.</summary>
    /// <exception cref="AdapterException">As <see cref="SealedPackage.Of(IReadOnlyDictionary{string, byte[]})"/>; or it cannot be read (<c>package.unreadable</c>).</exception>
    public static SealedPackage OfFolder(string folder)
    {
        string root = Path.GetFullPath(folder);
        if (!Directory.Exists(root)) throw Refused("package.unreadable", $"There is no folder {root}.");
        try
        {
            return SealedPackage.Of(IsMapping(root) ? MappingAlone(root) : Everything(root));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new AdapterException(FailureKind.Configuration, "package.unreadable", $"A file beneath {root} cannot be read: {failure.GetType().Name}.", failure);
        }
    }

    /// <summary>Writes over what is there.</summary>
    /// <exception cref="AdapterException">It cannot be written (<c>package.unreadable</c>).</exception>
    public static void Write(SealedPackage package, string path)
    {
        ArgumentNullException.ThrowIfNull(package);
        string unfinished = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            using (var archive = ZipFile.Open(unfinished, ZipArchiveMode.Create))
            {
                Add(archive, PackageSeal.FileName, Encoding.UTF8.GetBytes(package.Note));
                foreach (string name in package.Seal.Files.Keys) Add(archive, name, package.Files[name]);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            File.Delete(unfinished);
            throw new AdapterException(FailureKind.Configuration, "package.unreadable", $"{path} cannot be written: {failure.GetType().Name}.", failure);
        }
    }

    private static bool IsMapping(string root) => !File.Exists(Path.Combine(root, AdapterCatalogue.ManifestName)) && File.Exists(Path.Combine(root, MappingFile.FileName));

    // Beside it lie what its author tries it with: samples, recordings, what came out.
    private static Dictionary<string, byte[]> MappingAlone(string root) => new(StringComparer.Ordinal) { [MappingFile.FileName] = File.ReadAllBytes(Path.Combine(root, MappingFile.FileName)) };

    internal static AdapterException Refused(string code, string message) => new(FailureKind.Configuration, code, message);

    /// <summary>The bytes of every file beneath a folder, by name; links are followed by nobody.</summary>
    /// <exception cref="AdapterException">They are too large (<c>package.too-large</c>), or one is no file (<c>package.name</c>).</exception>
    internal static Dictionary<string, byte[]> Everything(string root)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        long left = MostBytes;
        foreach (var entry in new DirectoryInfo(root).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(root, entry.FullName).Replace('\\', '/');
            if (entry.LinkTarget is not null) throw Refused("package.name", $"{PlainText.Of(name, 200)} is a link, which a package does not take.");
            if (entry is not FileInfo file) continue;
            left -= file.Length;
            if (left < 0 || files.Count == PackageSeal.MostFiles) throw TooLarge();
            files[name] = File.ReadAllBytes(file.FullName);
        }

        return files;
    }

    private static SealedPackage Read(ZipArchive archive)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        long left = MostBytes;
        if (archive.Entries.Count > PackageSeal.MostFiles + 1) throw TooLarge();
        foreach (var entry in archive.Entries)
        {
            if (!PackagePath.IsSafe(entry.FullName) || files.ContainsKey(entry.FullName)) throw Refused("package.name", $"The package names a file {PlainText.Of(entry.FullName, 200)}, which it may not, or twice.");
            byte[] bytes = Unpacked(entry, left);
            left -= bytes.Length;
            files[entry.FullName] = bytes;
        }

        if (!files.Remove(PackageSeal.FileName, out byte[]? note)) throw Refused("package.broken", $"The file is no package of an adapter: it has no {PackageSeal.FileName}.");
        return SealedPackage.Of(files, Encoding.UTF8.GetString(note));
    }

    // What an entry says of its own length is only what its maker wrote.
    private static byte[] Unpacked(ZipArchiveEntry entry, long most)
    {
        using var packed = entry.Open();
        using var unpacked = new MemoryStream();
        byte[] piece = new byte[64 << 10];
        for (int read = packed.Read(piece); read > 0; read = packed.Read(piece))
        {
            if (unpacked.Length + read > most) throw TooLarge();
            unpacked.Write(piece, 0, read);
        }

        // The framework leaves the check sum unread, and a signature, unlike the sealed files, has no hash of its own.
        byte[] bytes = unpacked.ToArray();
        return Crc32.HashToUInt32(bytes) == entry.Crc32 ? bytes : throw new InvalidDataException($"{PlainText.Of(entry.FullName, 200)} is not what was packed.");
    }

    private static void Add(ZipArchive archive, string name, byte[] bytes)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Epoch;
        using var stream = entry.Open();
        stream.Write(bytes);
    }

    private static FileStream Opened(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new AdapterException(FailureKind.Configuration, "package.unreadable", $"{path} cannot be read: {failure.GetType().Name}.", failure);
        }
    }

    private static AdapterException TooLarge() => Refused("package.too-large", $"A package holds at most {PackageSeal.MostFiles:N0} files and {MostBytes >> 20} MiB.");
}
