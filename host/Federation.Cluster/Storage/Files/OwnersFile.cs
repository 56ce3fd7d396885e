namespace Federation.Cluster.Storage.Files;

/// <summary>Files that their owner alone may read and write (mode 0600). On Windows, which has no such mode, the folder's own rights have to keep others out.</summary>
internal static class OwnersFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Opens or makes it for one writer, at its end.</summary>
    /// <exception cref="ExposedFileException">Others may read or write it.</exception>
    public static FileStream Open(string path, FileMode mode) => Open(path, new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.Read });

    /// <summary>Opens it for reading, as other processes may at the same moment.</summary>
    /// <exception cref="ExposedFileException">Others may read or write it.</exception>
    public static FileStream Read(string path) => Open(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete });

    /// <summary>Makes it with this in it: either there is none or a whole one, on the disk. Where somebody else makes it at the same moment theirs stays.</summary>
    public static void Make(string path, ReadOnlySpan<byte> content)
    {
        string unfinished = $"{path}.{Guid.NewGuid():N}";
        try
        {
            using (var file = Open(unfinished, FileMode.CreateNew))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path);
        }
        finally
        {
            // Nothing where it was moved.
            File.Delete(unfinished);
        }
    }

    private static FileStream Open(string path, FileStreamOptions options)
    {
        if (!OperatingSystem.IsWindows() && options.Mode is not FileMode.Open) options.UnixCreateMode = OwnerOnly;
        var file = new FileStream(path, options);
        if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file.SafeFileHandle) & ~(OwnerOnly | UnixFileMode.UserExecute)) == UnixFileMode.None) return file;
        file.Dispose();
        throw new ExposedFileException($"Others than its owner may read or write {path}.");
    }
}

/// <summary>Others may read or write what is for its owner alone. The message says which file.</summary>
public sealed class ExposedFileException(string message) : IOException(message);
