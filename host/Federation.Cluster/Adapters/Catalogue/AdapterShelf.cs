using Federation.Cluster.Adapters.Packages;
using Federation.Registry.Log.Notes;

namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>
/// The adapters of a running host: those that came with it, those installed since, and those that somebody is at work on. What changed on the disk is seen at the next look. Thread safe.
/// </summary>
/// <param name="bundled">The folder of those that came with the program.</param>
/// <param name="installed">Null where none can be installed.</param>
/// <param name="development">Folders with one adapter each.</param>
/// <param name="contracts">What the workers speak that run them; null for what this program does.</param>
public sealed class AdapterShelf(string bundled, InstalledPackages? installed, IReadOnlyList<string> development, SpokenContracts? contracts = null)
{
    private readonly SpokenContracts _contracts = contracts ?? SpokenContracts.Current;
    private readonly Lock _looking = new();
    private string? _seen;
    private AdapterCatalogue _current = AdapterCatalogue.Of([]);

    /// <summary>Keys of publishers whose packages an operator takes; none where nothing can be installed.</summary>
    /// <exception cref="Contracts.AdapterException">They cannot be read.</exception>
    public IReadOnlyList<NoteKey> PublisherKeys => installed?.PublisherKeys ?? [];

    /// <summary>What operators decided of installed versions; what cannot be read of it is left out.</summary>
    public IReadOnlyList<PackageInstallation> Installations => installed?.Installations() ?? [];

    /// <summary>What is there now. Where nothing changed on the disk, this is the same object.</summary>
    public AdapterCatalogue Current
    {
        get
        {
            lock (_looking)
            {
                string now = FolderStamp.Of([bundled, .. development, .. installed is null ? Array.Empty<string>() : [installed.Folder]]);
                if (now == _seen) return _current;
                _current = AdapterCatalogue.Of(
                [
                    .. AdapterFolder.ReadAll(bundled, AdapterOrigin.Bundled, _contracts),
                    .. installed?.Read() ?? [],
                    .. development.Select(folder => AdapterFolder.Read(folder, AdapterOrigin.Development, _contracts)),
                ]);
                _seen = now;
                return _current;
            }
        }
    }
}
