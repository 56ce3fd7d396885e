namespace Federation.Cluster.Adapters.Hosting;

/// <summary>A worker's temporary folder; removed with everything in it when the worker has ended.</summary>
internal sealed class WorkerFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("federation-worker-").FullName;

    /// <summary>What could not be removed stays for the system's own cleaning of temporary files.</summary>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Left = exception;
        }
    }

    /// <summary>Why the folder is still there; null when it is gone.</summary>
    public Exception? Left { get; private set; }
}
