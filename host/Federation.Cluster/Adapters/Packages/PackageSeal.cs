using System.Security.Cryptography;
using Federation.Cluster.Adapters.Catalogue;

namespace Federation.Cluster.Adapters.Packages;

/// <summary>
/// What a publisher signs of an adapter: its id, its version, and the SHA-256 of each of its files. As text a line <c>federation-adapter/1</c>, a line with id and version, and for each
/// file a line as <c>sha256sum</c> writes it, by name. The same adapter has the same text, so it is sealed alike by everybody. Immutable and thread safe.
/// </summary>
public sealed record PackageSeal
{
    /// <summary>The seal's own file in a package, which it does not name.</summary>
    public const string FileName = "adapter.seal";

    /// <summary>More than any adapter needs.</summary>
    public const int MostFiles = 2_000;

    private const string Title = "federation-adapter/1";

    private const int HashCharacters = 64;

    private PackageSeal(string id, string version, SortedDictionary<string, string> files)
    {
        Id = id;
        Version = version;
        Files = files;
    }

    public string Id { get; }

    public string Version { get; }

    /// <summary>"id@version".</summary>
    public string Identity => $"{Id}@{Version}";

    /// <summary>The SHA-256 of each file, 64 lower-case hexadecimal digits, by name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    /// <param name="files">Their bytes by name.</param>
    public static PackageSeal Of(AdapterManifest manifest, IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return new(manifest.Id, manifest.Version, new(files.ToDictionary(file => file.Key, file => Convert.ToHexStringLower(SHA256.HashData(file.Value)), StringComparer.Ordinal), StringComparer.Ordinal));
    }

    /// <returns>Null where the text is no seal, or not as one is written.</returns>
    public static PackageSeal? Read(string text)
    {
        if (text.Split('\n') is not [Title, var named, .. var lines, ""] || named.Split(' ') is not [var id, var version] || lines.Length > MostFiles) return null;
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in lines)
        {
            if (line.Length <= HashCharacters + 2 || !PackagePath.IsSafe(line[(HashCharacters + 2)..]) || !files.TryAdd(line[(HashCharacters + 2)..], line[..HashCharacters])) return null;
        }

        var read = new PackageSeal(id, version, files);
        return read.ToString() == text && files.Values.All(hash => hash.All(char.IsAsciiHexDigitLower)) && IsOfOneCase(files.Keys) ? read : null;
    }

    /// <summary>What of these files is not as sealed; null where all of it is.</summary>
    /// <param name="files">Their bytes by name.</param>
    public string? Difference(IReadOnlyDictionary<string, byte[]> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (files.Keys.FirstOrDefault(name => !Files.ContainsKey(name)) is { } added) return $"{added} is not sealed";
        foreach (var (name, hash) in Files)
        {
            if (!files.TryGetValue(name, out byte[]? bytes)) return $"{name} is missing";
            if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != hash) return $"{name} is not what was sealed";
        }

        return null;
    }

    public override string ToString() => $"{Title}\n{Id} {Version}\n{string.Concat(Files.Select(file => $"{file.Value}  {file.Key}\n"))}";

    // Two names that differ by case are one file on some systems.
    private static bool IsOfOneCase(ICollection<string> names) => names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Count;
}
