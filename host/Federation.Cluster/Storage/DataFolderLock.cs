using System.Text.Json;

namespace Federation.Cluster.Storage;

/// <summary>
/// The right to work in a data folder, which one process at a time has. The operating system holds it (an exclusive lock on
/// <c>host.lock</c>), so it ends with the process, however that ends. <c>host.json</c> beside it tells others who has it.
/// </summary>
/// <remarks>The lock file stays behind: removing it would let two processes lock two files of one name. Thread safe.</remarks>
public sealed class DataFolderLock : IDisposable
{
    private const string LockName = "host.lock";
    private const string HolderName = "host.json";

    // How an IOException says that another process has the lock: EWOULDBLOCK of the system, or Windows' own code.
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    private readonly string _folder;
    private readonly FileStream _file;
    private readonly Lock _gate = new();
    private DataFolderHolder _holder;
    private bool _released;

    private DataFolderLock(string folder, FileStream file, DataFolderHolder holder)
    {
        _folder = folder;
        _file = file;
        _holder = holder;
    }

    /// <summary>Takes the folder, which is created where there is none. At once: it never waits for another process.</summary>
    /// <exception cref="StoreUnavailableException">
    /// <see cref="StoreCodes.Folder"/>: the folder cannot be created or written.
    /// </exception>
    public static DataFolderAttempt TryAcquire(string folder, TimeProvider clock)
    {
        folder = Path.GetFullPath(folder);
        try
        {
            Directory.CreateDirectory(folder);
            if (OpenLock(folder) is not { } file) return new DataFolderAttempt(folder, null, ReadHolder(folder));
            var taken = new DataFolderLock(folder, file, new DataFolderHolder(Environment.ProcessId, Url: null, clock.GetUtcNow()));
            taken.WriteHolder();
            return new DataFolderAttempt(folder, taken, null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException(StoreCodes.Folder, $"The data folder {folder} cannot be used: {exception.Message}", exception);
        }
    }

    /// <summary>Tells others where this process listens, once it knows.</summary>
    public void Announce(string url)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_released, this);
            _holder = _holder with { Url = url };
            WriteHolder();
        }
    }

    /// <summary>Gives the folder back. Safe to call twice.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_released) return;
            _released = true;
            try
            {
                string note = Path.Combine(_folder, HolderName);
                if (File.Exists(note)) File.Delete(note);
            }
            finally
            {
                _file.Dispose();
            }
        }
    }

    /// <summary>Null where another process holds it.</summary>
    private static FileStream? OpenLock(string folder)
    {
        string path = Path.Combine(folder, LockName);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException exception) when (exception.HResult is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation)
        {
            return null;
        }
    }

    /// <summary>Null where the holder has not written it yet, or no longer has.</summary>
    private static DataFolderHolder? ReadHolder(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, HolderName)), DataFolderJson.Default.DataFolderHolder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private void WriteHolder()
    {
        // Renamed into place, so that nobody reads half of it.
        string temporary = Path.Combine(_folder, $"{HolderName}.{Environment.ProcessId}");
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(_holder, DataFolderJson.Default.DataFolderHolder));
        File.Move(temporary, Path.Combine(_folder, HolderName), overwrite: true);
    }
}
