namespace Federation.Cluster.Adapters.Hosting;

/// <summary>
/// The mark in a temporary folder by which others know that its host lives: a file that the host keeps locked. The lock ends with the process, however that ends, and holds between
/// containers that share a folder, where a process id says nothing.
/// </summary>
internal sealed class FolderOwner : IDisposable
{
    private const string MarkName = "owner";

    private readonly FileStream _mark;

    private FolderOwner(FileStream mark) => _mark = mark;

    /// <summary>Marks a new folder as this process's. Null where locks do not hold: a folder without a mark is nobody's to sweep.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static FolderOwner? Claim(string folder)
    {
        // Locked before it has its name, so that nobody finds it in between.
        string draft = Path.Combine(folder, MarkName + ".new");
        var mark = Open(draft, FileMode.CreateNew);
        if (!Holds(draft))
        {
            mark.Dispose();
            return null;
        }

        File.Move(draft, Path.Combine(folder, MarkName));
        return new FolderOwner(mark);
    }

    /// <summary>Takes over a folder whose owner has ended. Null where it lives, or where nobody marked the folder.</summary>
    /// <exception cref="UnauthorizedAccessException">The mark is somebody else's.</exception>
    public static FolderOwner? Inherit(string folder)
    {
        string path = Path.Combine(folder, MarkName);
        try
        {
            var mark = Open(path, FileMode.Open);
            if (Holds(path)) return new FolderOwner(mark);
            mark.Dispose();
            return null;
        }
        catch (IOException)
        {
            // Locked, or not there.
            return null;
        }
    }

    public void Dispose() => _mark.Dispose();

    private static FileStream Open(string path, FileMode mode) => new(path, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    /// <summary>Whether the lock that was just taken keeps others out: some file systems, and a switch of .NET's, let everybody in.</summary>
    private static bool Holds(string path)
    {
        try
        {
            Open(path, FileMode.Open).Dispose();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
