using System.Text;
using System.Text.Json;

namespace Federation.Fuzz.Inputs;

/// <summary>
/// Reads the files that inputs are made of: the partners' real listings where their folder is there, else our own samples.
/// </summary>
internal sealed class SeedFiles
{
    private const int MostPieces = 3_000;
    private const byte LineEnd = (byte)'\n';

    private readonly string _root = FindRepository(new DirectoryInfo(AppContext.BaseDirectory));

    public SeedFiles()
    {
        string folder = Environment.GetEnvironmentVariable("FEDERATION_DATA") is { Length: > 0 } named ? named : Path.Combine(_root, "..", "shared", "data");
        RealFolder = Path.GetFullPath(folder);
        HasReal = Directory.Exists(RealFolder);
    }

    /// <summary>The folder of the partners' real listings.</summary>
    public string RealFolder { get; }

    public bool HasReal { get; }

    /// <summary>A file of the real listings; none where it is not there.</summary>
    public IEnumerable<string> Real(string file) => HasReal && File.Exists(Path.Combine(RealFolder, file)) ? [Path.Combine(RealFolder, file)] : [];

    /// <summary>One of our own samples.</summary>
    public string Sample(string file) => Path.Combine(_root, "samples", "listings", file);

    /// <summary>Our samples of mappings, each a folder with its mapping and a listing.</summary>
    public IEnumerable<string> Mappings => Directory.GetDirectories(Path.Combine(_root, "samples", "mappings")).Order(StringComparer.Ordinal);

    /// <summary>A table: its first line, then every line a piece.</summary>
    public static SeedFile Table(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int head = bytes.AsSpan().IndexOf(LineEnd) + 1;
        return new SeedFile(NameOf(path), Notation.Table, bytes[..head], Lines(bytes.AsMemory(head)), [], []);
    }

    /// <summary>A file of no text, cut every 512 bytes: what is changed in it, and what is left out, is anywhere.</summary>
    public static SeedFile Whole(string path) => new(NameOf(path), Notation.Table, [], [.. File.ReadAllBytes(path).Chunk(512)], [], []);

    /// <summary>JSON: the items of an array, at the root or in a member of the root.</summary>
    public static SeedFile Json(string path, string? member = null)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var array = member is null ? document.RootElement : document.RootElement.GetProperty(member);
        string others = member is null ? "" : string.Join(',', document.RootElement.EnumerateObject().Where(entry => entry.Name != member).Select(entry => $"\"{entry.Name}\":{entry.Value.GetRawText()}"));
        string head = member is null ? "[" : $"{{{others}{(others.Length > 0 ? "," : "")}\"{member}\":[";
        byte[][] pieces = [.. array.EnumerateArray().Take(MostPieces).Select(item => Encoding.UTF8.GetBytes(item.GetRawText()))];
        return new SeedFile(NameOf(path), Notation.Json, Encoding.UTF8.GetBytes(head), pieces, ",\n"u8.ToArray(), Encoding.UTF8.GetBytes(member is null ? "]" : "]}"));
    }

    /// <summary>JSON: one object of an array as the whole text, or the object itself.</summary>
    public static SeedFile JsonObjects(string path, Func<JsonElement, JsonElement?> choose)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        byte[][] pieces = [.. document.RootElement.EnumerateArray().Select(choose).OfType<JsonElement>().Select(item => Encoding.UTF8.GetBytes(item.GetRawText()))];
        return new SeedFile(NameOf(path) + "-object", Notation.Json, [], pieces, [], []);
    }

    /// <summary>XML with a line for each tag, as exporters of maps write it: an element of the second level is a piece.</summary>
    public static SeedFile Osm(string path)
    {
        var lines = Lines(File.ReadAllBytes(path));
        int first = Enumerable.Range(0, lines.Count).First(index => IsTag(lines[index], "<node"));
        var pieces = new List<byte[]>();
        var open = new List<byte>();
        foreach (byte[] line in lines.Skip(first).Where(line => !IsTag(line, "</osm")))
        {
            open.AddRange(line);
            bool isWhole = IsTag(line, "</") || (open.Count == line.Length && line.AsSpan().IndexOf("/>"u8) >= 0);
            if (!isWhole) continue;
            pieces.Add([.. open]);
            open.Clear();
        }

        return new SeedFile(NameOf(path), Notation.Xml, [.. lines.Take(first).SelectMany(line => line)], Chosen(pieces), [], "</osm>\n"u8.ToArray());
    }

    // A city's map is mostly corners of roofs: all that has tags, and of the rest as many as fit.
    private static List<byte[]> Chosen(List<byte[]> pieces) =>
        [.. pieces.Where(piece => piece.AsSpan().IndexOf("<tag"u8) >= 0).Take(MostPieces), .. pieces.Where(piece => piece.AsSpan().IndexOf("<tag"u8) < 0).Take(MostPieces / 4)];

    private static bool IsTag(byte[] line, string start) => line.AsSpan().TrimStart((byte)' ').TrimStart((byte)'\t').StartsWith(Encoding.ASCII.GetBytes(start));

    private static List<byte[]> Lines(ReadOnlyMemory<byte> bytes)
    {
        var lines = new List<byte[]>();
        while (bytes.Length > 0)
        {
            int end = bytes.Span.IndexOf(LineEnd);
            int length = end < 0 ? bytes.Length : end + 1;
            lines.Add(bytes[..length].ToArray());
            bytes = bytes[length..];
        }

        return lines;
    }

    /// <summary>The folder and the file, without its ending: <c>region-sud-2022</c>.</summary>
    private static string NameOf(string path) => $"{Path.GetFileName(Path.GetDirectoryName(path))}-{Path.GetFileName(path)[..Path.GetFileName(path).LastIndexOf('.')]}";

    private static string FindRepository(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, "Federation.sln"))
        ? folder.FullName
        : FindRepository(folder.Parent ?? throw new DirectoryNotFoundException("The fuzzer does not run inside the repository."));
}
