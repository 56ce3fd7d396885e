using Federation.Contracts;
using Federation.Registry.Log.Notes;

namespace Federation.Cluster.Adapters.Packages;

/// <summary>The keys of those whose adapters an operator takes: a file with one key a line. What is no key in it is left aside. Not thread safe.</summary>
public sealed class Publishers
{
    /// <summary>Its name in the folder of installed adapters.</summary>
    internal const string FileName = "publishers";

    private readonly string _path;
    private readonly List<NoteKey> _keys;

    private Publishers(string path, List<NoteKey> keys)
    {
        _path = path;
        _keys = keys;
    }

    public IReadOnlyList<NoteKey> Keys => _keys;

    /// <exception cref="AdapterException">The file cannot be read (<c>package.unreadable</c>).</exception>
    internal static Publishers Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            return new Publishers(path, File.Exists(path) ? [.. File.ReadLines(path).Select(NoteKey.Read).OfType<NoteKey>().Where(key => key.Algorithm == NoteAlgorithm.Ed25519)] : []);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new AdapterException(FailureKind.Configuration, "package.unreadable", $"{path} cannot be read: {failure.GetType().Name}.", failure);
        }
    }

    /// <returns>False where the key was there already.</returns>
    internal bool Add(NoteKey key)
    {
        if (_keys.Exists(known => known.Text == key.Text)) return false;
        _keys.Add(key);
        Write();
        return true;
    }

    /// <summary>Takes every key of a publisher away.</summary>
    /// <returns>How many there were.</returns>
    internal int Remove(string name)
    {
        int removed = _keys.RemoveAll(key => key.Name == name);
        if (removed > 0) Write();
        return removed;
    }

    private void Write() => WholeFile.Write(_path, string.Concat(_keys.Select(key => key.Text + "\n")));
}
