using System.Globalization;
using System.Text;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Log;
using Federation.Registry.Log.Notes;
using Federation.Registry.Log.Tiles;

namespace Federation.Registry.Tests.Log;

/// <summary>A log in memory with a key file of its own.</summary>
internal sealed class LogBench : IDisposable
{
    public const string Origin = "label.example/log";

    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("log-");
    private readonly Dictionary<TileId, ReadOnlyMemory<byte>> _tiles = [];

    public LogBench()
    {
        Keys = KeyFile.Create(Path.Combine(_folder.FullName, "keys.json"), Start);
        Signer = new NoteSigner(Origin, Keys);
    }

    public SigningKeys Keys { get; }

    public NoteSigner Signer { get; }

    public NoteKey Key => Signer.OwnKeys[0].Key;

    public List<byte[]> Entries { get; } = [];

    public IReadOnlyDictionary<TileId, ReadOnlyMemory<byte>> Tiles => _tiles;

    public static byte[] Entry(int number) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"entry {number}"));

    /// <summary>Puts entries at the end, as one commit.</summary>
    public void Grow(params IEnumerable<byte[]> entries)
    {
        var growth = new LogGrowth(Entries.Count, LogTree.Edge(Entries.Count).ToDictionary(tile => tile, tile => _tiles[tile]));
        foreach (byte[] entry in entries)
        {
            growth.Add(LogHash.OfEntry(entry));
            Entries.Add(entry);
        }

        foreach (var (tile, hashes) in growth.Changed) _tiles[tile] = hashes;
        Assert.Equal(Entries.Count, growth.Size);
        Assert.Equal(growth.Root(), Tree().Root());
    }

    public LogTree Tree(long? size = null) => new(size ?? Entries.Count, _tiles);

    public SignedNote Note(long? size = null) => Signer.Sign(new Checkpoint(Origin, size ?? Entries.Count, Tree(size).Root()));

    public LogProof Prove(int place) => new(Entries[place], place, Tree().Inclusion(place), Note());

    public void Dispose()
    {
        Keys.Dispose();
        _folder.Delete(recursive: true);
    }
}
