namespace Federation.Cluster.Adapters.Hosting;

/// <summary>A worker's temporary folder; removed with everything in it when the worker has ended.</summary>
internal sealed class WorkerFolder : IDisposable
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>What .NET reads where a name's bytes are no text. It cannot find such a file again.</summary>
    private const char NoText = '\uFFFD';

    public string Path { get; } = Directory.CreateTempSubdirectory("federation-worker-").FullName;

    /// <summary>What could not be removed stays for the system's own cleaning of temporary files.</summary>
    public void Dispose()
    {
        try
        {
            if (OperatingSystem.IsLinux()) FolderSweep.Remove(Path);
            else Directory.Delete(Path, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Left = exception;
        }
    }

    /// <summary>
    /// Whether everything in it takes more than so many bytes or files. A worker can remove nothing from it, so nothing is missed; what
    /// cannot be looked at, such as a folder that is closed or lies too deep, is too much.
    /// </summary>
    public bool Exceeds(long bytes, int files)
    {
        try
        {
            foreach (var entry in new DirectoryInfo(Path).EnumerateFileSystemInfos("*", Everything))
            {
                if (--files < 0 || entry.Name.Contains(NoText, StringComparison.Ordinal)) return true;
                if (entry is FileInfo file && (bytes -= file.Length) < 0) return true;
            }
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // Removed meanwhile: the whole folder by somebody else, or a file by a worker without a cage.
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return true;
        }

        return false;
    }

    /// <summary>Why the folder is still there; null when it is gone.</summary>
    public Exception? Left { get; private set; }
}
