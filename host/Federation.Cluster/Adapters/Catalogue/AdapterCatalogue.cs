using Semver;

namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>
/// The adapters that were there at one moment, every version of each, by id, then the one in use, then from the newest to the oldest. Loads no code. Immutable and thread safe.
/// </summary>
/// <remarks>
/// Of one id that of its author at work goes before all, then the one that came with the program, then the newest version that can be used: one that cannot takes none away that can.
/// </remarks>
public sealed class AdapterCatalogue
{
    /// <summary>The file that makes a folder an adapter.</summary>
    public const string ManifestName = "adapter.json";

    private readonly Dictionary<string, InstalledAdapter> _byId;

    private AdapterCatalogue(IReadOnlyList<InstalledAdapter> adapters)
    {
        Adapters = adapters;
        _byId = adapters.GroupBy(adapter => adapter.Id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }

    /// <summary>Every folder of an adapter, usable or not.</summary>
    public IReadOnlyList<InstalledAdapter> Adapters { get; }

    /// <summary>The adapter of this id that is in use; where none is, what comes closest; null where there is none.</summary>
    public InstalledAdapter? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Reads a folder with one folder for each adapter. One that does not exist holds no adapters.</summary>
    public static AdapterCatalogue Read(string folder) => Of(AdapterFolder.ReadAll(Path.GetFullPath(folder), AdapterOrigin.Bundled, SpokenContracts.Current));

    /// <summary>Decides which one of each id is in use.</summary>
    internal static AdapterCatalogue Of(IEnumerable<InstalledAdapter> found) => new(
    [
        .. found.GroupBy(adapter => adapter.Id, StringComparer.Ordinal).SelectMany(Ranked)
            .OrderBy(adapter => adapter.Id, StringComparer.Ordinal).ThenBy(adapter => adapter.Status).ThenByDescending(VersionOf, SemVersion.PrecedenceComparer).ThenBy(adapter => adapter.Folder, StringComparer.Ordinal),
    ]);

    private static IEnumerable<InstalledAdapter> Ranked(IGrouping<string, InstalledAdapter> versions)
    {
        var all = versions.ToList();
        var twins = all.Where(adapter => adapter is { Origin: not AdapterOrigin.Installed, Manifest: not null }).GroupBy(adapter => adapter.Origin).Where(group => group.Count() > 1).SelectMany(group => group).ToList();
        var usable = all.Except(twins).Where(adapter => adapter.Status == AdapterStatus.Active).ToList();
        var used = usable.OrderBy(adapter => Rank(adapter.Origin)).ThenByDescending(VersionOf, SemVersion.PrecedenceComparer).FirstOrDefault();
        return all.Select(adapter => twins.Contains(adapter) ? AsDuplicate(adapter, twins) : usable.Contains(adapter) && adapter != used ? AsSuperseded(adapter, used!) : adapter); // where one is usable, one is used
    }

    private static int Rank(AdapterOrigin origin) => origin switch { AdapterOrigin.Development => 0, AdapterOrigin.Bundled => 1, _ => 2 };

    private static SemVersion VersionOf(InstalledAdapter adapter) =>
        adapter.Manifest is { } manifest && SemVersion.TryParse(manifest.Version, SemVersionStyles.Strict, out var version) ? version : SemVersion.ParsedFrom(0);

    private static InstalledAdapter AsSuperseded(InstalledAdapter adapter, InstalledAdapter used) => adapter.Refused(AdapterStatus.Superseded, "adapter.superseded", used.Origin switch
    {
        AdapterOrigin.Development => $"The one in {used.Folder}, which its author is at work on, is used.",
        AdapterOrigin.Bundled => $"The program brings an adapter of this id, version {used.Manifest!.Version}, which is used.",
        _ => $"Version {used.Manifest!.Version} is used.",
    });

    private static InstalledAdapter AsDuplicate(InstalledAdapter adapter, IEnumerable<InstalledAdapter> twins) => adapter.Refused(
        AdapterStatus.Malfunctioned, "adapter.duplicate", $"The id \"{adapter.Id}\" is claimed by the folders {string.Join(", ", twins.Select(twin => Path.GetFileName(twin.Folder)).Order(StringComparer.Ordinal))}.", "/id");
}
