using System.Runtime.CompilerServices;

namespace Federation.Contracts.Testing;

/// <summary>What an adapter is tried over: a file, a cassette, or a partner by script. Immutable; the defaults suit a sample of some dozen records.</summary>
public sealed record AdapterCase
{
    /// <summary>What the suite gives every setting that the manifest marks as a secret, where the case has no value of its own. A scripted partner may ask for it.</summary>
    public const string PlantedSecret = "planted-secret+7f3a/9c==";

    private AdapterCase(string source, Func<IReadOnlyList<string>, IPartner> partner)
    {
        Source = source;
        PartnerOf = partner;
    }

    /// <summary>The setting <c>source</c>.</summary>
    public string Source { get; }

    /// <summary>Further settings of the network, texts by their names.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Sizes of pages after each of which a reading is killed and goes on. By default small ones for a small source and large ones for a large.</summary>
    public IReadOnlyList<int> PageSizes { get; init; } = [];

    /// <summary>Cursors that earlier versions of the adapter gave.</summary>
    public IReadOnlyList<string> OldCursors { get; init; } = [];

    /// <summary>The file with what is to come out; null for none. It also keeps cursors for later versions.</summary>
    public string? Golden { get; init; }

    /// <summary>Whether the format itself tells where it was cut, as JSON and XML do and CSV does not. By default the first character of the source decides.</summary>
    public bool? TellsWhereItWasCut { get; init; }

    /// <summary>Whether this source can only be read whole, though the adapter reads the changes of others: it gives no cursor on its last page. False by default.</summary>
    public bool IsReadWhole { get; init; }

    /// <summary>At how many places of an answer it is broken off or cut. 16 by default.</summary>
    public int Places { get; init; } = 16;

    /// <summary>How often the adapter is loaded and unloaded; 0 for a case beside another one that does.</summary>
    public int Reloads { get; init; } = 20;

    /// <summary>The folder with <c>adapter.json</c>, the adapter's assembly and what it brings along. By default that of the tests.</summary>
    public string PluginFolder { get; init; } = AppContext.BaseDirectory;

    internal Func<IReadOnlyList<string>, IPartner> PartnerOf { get; }

    /// <summary>A file, with its golden file <c>….golden.json</c> beside it.</summary>
    /// <param name="path">Relative to the test's source file, or to the folder of the tests.</param>
    public static AdapterCase File(string path, [CallerFilePath] string testFile = "")
    {
        string found = Find(path, testFile);
        var partner = new FilePartner(found);
        return new AdapterCase(found, _ => partner) { Golden = found + ".golden.json" };
    }

    /// <summary>A cassette, with its golden file beside it.</summary>
    /// <param name="path">As for <see cref="File"/>.</param>
    /// <param name="source">The address that it was recorded from.</param>
    public static AdapterCase Recorded(string path, string source, [CallerFilePath] string testFile = "")
    {
        string found = Find(path, testFile);
        var cassette = new Lazy<Cassette>(() => Cassette.Load(found));
        return new AdapterCase(source, secrets => cassette.Value.Play(secrets)) { Golden = found + ".golden.json" };
    }

    /// <summary>A partner by script; no golden file, unless the case names one.</summary>
    /// <param name="partner">Called for each reading: a partner that has answered nothing yet.</param>
    public static AdapterCase Scripted(string source, Func<IPartner> partner) => new(source, _ => partner());

    private static string Find(string path, string testFile)
    {
        string[] folders = [Path.GetDirectoryName(testFile) ?? "", AppContext.BaseDirectory];
        return folders.Select(folder => Path.GetFullPath(Path.Combine(folder, path))).FirstOrDefault(System.IO.File.Exists)
            ?? throw new FileNotFoundException($"There is no {path} beside {Path.GetFileName(testFile)}, nor in the folder of the tests.", path);
    }
}
