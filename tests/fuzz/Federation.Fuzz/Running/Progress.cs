using System.IO.MemoryMappedFiles;

namespace Federation.Fuzz.Running;

/// <summary>
/// Where a child process is, in memory that its parent sees too and that a crash leaves behind: the number of its input, and a beat for each trial and each record.
/// </summary>
internal sealed class Progress : IDisposable
{
    private const int Bytes = 2 * sizeof(long);

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    /// <param name="path">Made where it is not there.</param>
    public Progress(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, Bytes);
        _view = _file.CreateViewAccessor(0, Bytes);
    }

    public long Number
    {
        get => _view.ReadInt64(0);
        set => _view.Write(0, value);
    }

    /// <summary>As long as it does not change, one trial is going on and no record comes.</summary>
    public long Beats => _view.ReadInt64(sizeof(long));

    public void Beat() => _view.Write(sizeof(long), Beats + 1);

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
