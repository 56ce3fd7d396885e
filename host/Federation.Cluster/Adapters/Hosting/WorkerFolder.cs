namespace Federation.Cluster.Adapters.Hosting;

/// <summary>
/// A worker's temporary folder; removed with everything in it when the worker has ended. It lies in a folder of the host's own, beside the mark by which a later host knows whether it
/// was left behind.
/// </summary>
internal sealed class WorkerFolder : IDisposable
{
    /// <summary>How the outer folder's name begins, in the system's folder for temporary files.</summary>
    public const string Prefix = "federation-worker-";

    private const string Inner = "own";

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>What .NET reads where a name's bytes are no text. It cannot find such a file again.</summary>
    private const char NoText = '\uFFFD';

    private readonly string _outer;
    private readonly FolderOwner? _owner;

    /// <exception cref="IOException">No folder can be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The host has no right to make one.</exception>
    public WorkerFolder()
    {
        _outer = Directory.CreateTempSubdirectory(Prefix).FullName;
        if (OperatingSystem.IsLinux()) _owner = FolderOwner.Claim(_outer);
        Path = Directory.CreateDirectory(System.IO.Path.Combine(_outer, Inner)).FullName;
    }

    public string Path { get; }

    /// <summary>Removes the outer folder. The mark goes last, so that what a removal leaves half done is still known for what it is.</summary>
    /// <exception cref="IOException">Something could not be removed.</exception>
    public static void Remove(string outer)
    {
        string inner = System.IO.Path.Combine(outer, Inner);
        if (OperatingSystem.IsLinux() && Directory.Exists(inner)) FolderSweep.Remove(inner);
        Directory.Delete(outer, recursive: true);
    }

    /// <summary>What could not be removed stays for the next host.</summary>
    public void Dispose()
    {
        try
        {
            Remove(_outer);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Left = exception;
        }

        _owner?.Dispose();
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
