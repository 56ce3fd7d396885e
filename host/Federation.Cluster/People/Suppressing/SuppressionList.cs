using System.Security.Cryptography;
using System.Text.Json;
using Federation.Cluster.People.Cutting;
using Federation.Cluster.Storage.Files;

namespace Federation.Cluster.People.Suppressing;

/// <summary>
/// Who was erased and must not come back, as keyed hashes. It lies in the data folder beside the store, not in it, so that no backup of the store takes anything from it: an append-only file with a line for
/// each erasure, and the key in a file of its own. Thread safe; one process at a time has it.
/// </summary>
public sealed class SuppressionList : IDisposable
{
    /// <summary>The list's name within the data folder.</summary>
    public const string FileName = "erasures.jsonl";

    /// <summary>The key's name within the data folder.</summary>
    public const string KeyName = "erasures.key";

    /// <summary>No line that we wrote is longer.</summary>
    private const int LongestLine = 4_096;

    private readonly Lock _gate = new();
    private readonly KeyedHash _hash;
    private readonly FileStream? _file;
    private Snapshot _current;

    private SuppressionList(byte[] key, IReadOnlyList<Suppression> suppressions, FileStream? file)
    {
        _hash = new KeyedHash(key);
        _file = file;
        _current = new Snapshot(suppressions, CutOf(suppressions));
    }

    /// <summary>All of them, in the order they were asked for.</summary>
    public IReadOnlyList<Suppression> Suppressions => Volatile.Read(ref _current).Suppressions;

    /// <summary>Cuts what all of them name.</summary>
    internal PersonCut Cut => Volatile.Read(ref _current).Cut;

    /// <summary>A list that is in memory alone, for a silo over a store that nobody keeps.</summary>
    public static SuppressionList InMemory() => new(RandomNumberGenerator.GetBytes(KeyedHash.KeyBytes), [], file: null);

    /// <summary>Opens the list of a data folder, which exists and which this process has taken. A line that a crash cut short was never confirmed and is taken away.</summary>
    /// <exception cref="PeopleException">Key or list are lost, broken, open to others, or cannot be read or written.</exception>
    public static SuppressionList Open(string folder) => Open(folder, folder);

    /// <param name="folder">The data folder, as above.</param>
    /// <param name="keys">The folder of the key, which several hosts may have in common.</param>
    /// <exception cref="PeopleException">As above.</exception>
    public static SuppressionList Open(string folder, string keys)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            var file = OwnersFile.Open(path, FileMode.OpenOrCreate);
            try
            {
                var suppressions = Read(file);
                return new SuppressionList(SuppressionKey.Open(Path.Combine(keys, KeyName), mayMake: suppressions.Count == 0), suppressions, file);
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }
        catch (ExposedFileException exposed)
        {
            throw new PeopleException(PeopleCodes.Exposed, exposed.Message, exposed);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException or FormatException)
        {
            throw new PeopleException(PeopleCodes.List, $"The list of erasures {path} cannot be used: {failure.Message}", failure);
        }
    }

    /// <summary>Puts the identifier on the list, for good. It is on the disk when this returns. One that stands there already gives the entry that does.</summary>
    /// <exception cref="PeopleException">The list cannot be written; nothing was added.</exception>
    public Suppression Add(PersonIdentifier identifier, DateTimeOffset at)
    {
        return Add(new Suppression(identifier.Kind, _hash.Of(identifier), at, identifier.Shape.Size, identifier.Shape.CallingCode));
    }

    /// <summary>The same for an entry that another host's list has, which was made with the same key.</summary>
    /// <exception cref="PeopleException">As above.</exception>
    internal Suppression Add(Suppression added)
    {
        lock (_gate)
        {
            if (_current.Suppressions.FirstOrDefault(known => known.Hash == added.Hash) is { } known) return known;
            Append(added);
            IReadOnlyList<Suppression> all = [.. _current.Suppressions, added];
            Volatile.Write(ref _current, new Snapshot(all, CutOf(all)));
            return added;
        }
    }

    /// <summary>Cuts what these name.</summary>
    internal PersonCut CutOf(IReadOnlyCollection<Suppression> suppressions) => new(new SuppressedIdentifiers(_hash, suppressions));

    /// <summary>Finds one identifier, which is not put on the list.</summary>
    internal PersonCut CutOf(PersonIdentifier identifier) => CutOf([new Suppression(identifier.Kind, _hash.Of(identifier), default, identifier.Shape.Size, identifier.Shape.CallingCode)]);

    public void Dispose() => _file?.Dispose();

    private static List<Suppression> Read(FileStream file)
    {
        var suppressions = new List<Suppression>();
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        int end = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        if (end < bytes.Length)
        {
            file.SetLength(end);
            file.Flush(flushToDisk: true);
        }

        foreach (var line in bytes.AsSpan(0, end).Split((byte)'\n'))
        {
            var text = bytes.AsSpan(line);
            if (text.IsEmpty) continue;
            if (text.Length > LongestLine) throw new FormatException("A line is longer than any that was written here.");
            var read = JsonSerializer.Deserialize(text, SuppressionJson.Default.Suppression) ?? throw new FormatException("A line is empty.");
            if (Convert.FromHexString(read.Hash).Length != HMACSHA256.HashSizeInBytes) throw new FormatException("A line holds no hash.");
            suppressions.Add(read);
        }

        file.Position = end;
        return suppressions;
    }

    private void Append(Suppression added)
    {
        if (_file is null) return;
        long end = _file.Position;
        try
        {
            _file.Write([.. JsonSerializer.SerializeToUtf8Bytes(added, SuppressionJson.Default.Suppression), (byte)'\n']);
            _file.Flush(flushToDisk: true);
        }
        catch (IOException failure)
        {
            // Half a line must not stand before the next.
            _file.Position = end;
            _file.SetLength(end);
            throw new PeopleException(PeopleCodes.List, $"The list of erasures {_file.Name} cannot be written: {failure.Message}", failure);
        }
    }

    private sealed record Snapshot(IReadOnlyList<Suppression> Suppressions, PersonCut Cut);
}
