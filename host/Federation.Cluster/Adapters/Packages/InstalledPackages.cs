using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;
using Federation.Registry.Log.Notes;

namespace Federation.Cluster.Adapters.Packages;

/// <summary>
/// The folder of a directory's installed adapters: <c>ID/VERSION/</c> with the files of each version, and the publishers that are trusted. Several processes may use it at once, a running host
/// among them, which sees what changed at its next run. Thread safe.
/// </summary>
/// <param name="folder">Absolute. It is made when something is installed.</param>
/// <param name="contracts">What the workers speak that run what is installed; null for what this program does.</param>
public sealed class InstalledPackages(string folder, SpokenContracts? contracts = null)
{
    private const string LockName = ".lock";

    private static readonly TimeSpan LockEvery = TimeSpan.FromMilliseconds(50);

    private const int LockTries = 200;

    private readonly SpokenContracts _contracts = contracts ?? SpokenContracts.Current;

    public string Folder => folder;

    /// <summary>The trusted keys.</summary>
    /// <exception cref="AdapterException">They cannot be read.</exception>
    public IReadOnlyList<NoteKey> PublisherKeys => Publishers.Read(folder).Keys;

    /// <summary>Every version of every adapter, each by itself.</summary>
    /// <exception cref="AdapterException">The trusted keys cannot be read.</exception>
    public IReadOnlyList<InstalledAdapter> Read()
    {
        var keys = PublisherKeys;
        return [.. Versions().Select(version => version.Read(_contracts, keys))];
    }

    /// <summary>When each version was installed, and whether it is switched off. What cannot be read is left out: <see cref="Read"/> tells of it.</summary>
    public IReadOnlyList<PackageInstallation> Installations() => [.. Versions().Select(Installation).OfType<PackageInstallation>()];

    /// <summary>Tells whether <see cref="Install"/> would take a package, before any of its code runs.</summary>
    /// <inheritdoc cref="Install"/>
    public IReadOnlyList<string> Admit(SealedPackage package, bool allowUnsigned, IReadOnlySet<string> bundled)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(bundled);
        var publishers = package.SignersAmong(PublisherKeys);
        PackageAdmission.Check(package, _contracts, publishers, allowUnsigned, bundled, VersionsOf(package.Manifest.Id));
        return publishers;
    }

    /// <summary>Installs a version. The same one again mends what was damaged, takes signatures that have come since, and is switched on.</summary>
    /// <param name="allowUnsigned">The operator takes it although nobody trusted has signed it.</param>
    /// <param name="bundled">Ids that came with the program.</param>
    /// <returns>The publisher whose trusted key has signed it; null where none has.</returns>
    /// <exception cref="AdapterException">It is refused, and nothing changed; the code says why.</exception>
    public string? Install(SealedPackage package, bool allowUnsigned, IReadOnlySet<string> bundled, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(bundled);
        return Locked(() =>
        {
            var publishers = Admit(package, allowUnsigned, bundled);
            string? publisher = publishers.Count > 0 ? publishers[0] : null;
            Sweep();
            var version = new InstalledVersion(Path.Combine(folder, package.Manifest.Id, package.Manifest.Version));
            var record = new InstallRecord { InstalledAt = at, UnsignedAllowed = allowUnsigned, SignedBy = publishers };
            if (Directory.Exists(version.Folder))
            {
                if (version.Note() is { } note && version.Holds(package.Seal))
                {
                    version.Write(package.With(note.Lines), record);
                    return publisher;
                }

                version.Remove();
            }

            string staging = Directory.CreateDirectory(Path.Combine(folder, $".{Guid.NewGuid():N}")).FullName;
            try
            {
                version.Write(package, record, staging);
            }
            finally
            {
                if (Directory.Exists(staging)) Directory.Delete(staging, recursive: true);
            }

            return publisher;
        });
    }

    /// <summary>Switches versions off or on again.</summary>
    /// <param name="version">Null for all.</param>
    /// <returns>The versions that there are of it.</returns>
    /// <exception cref="AdapterException">None is installed (<c>adapter.not-installed</c>).</exception>
    public IReadOnlyList<string> Disable(string id, string? version, bool disabled) => Locked(() => ForEach(id, version, found => found.Write(found.Record() with { Disabled = disabled })));

    /// <summary>Removes versions. A run that began with one goes on with what it has loaded.</summary>
    /// <inheritdoc cref="Disable"/>
    public IReadOnlyList<string> Remove(string id, string? version) => Locked(() => ForEach(id, version, found => found.Remove()));

    /// <returns>False where it was trusted already.</returns>
    public bool Trust(NoteKey key) => Locked(() => Publishers.Read(folder).Add(key));

    /// <summary>Trusts a publisher no more: what only they have signed is not used from the next run on.</summary>
    /// <returns>How many keys there were.</returns>
    public int Distrust(string name) => Locked(() => Publishers.Read(folder).Remove(name));

    /// <summary>Takes away what an installation or a removal left that did not come to its end. Under the lock nobody is at work on one.</summary>
    private void Sweep()
    {
        foreach (string left in Directory.GetDirectories(folder, ".*").Concat(Directory.GetDirectories(folder).SelectMany(adapter => Directory.GetDirectories(adapter, $"*{InstalledVersion.Removed}")))) Directory.Delete(left, recursive: true);
    }

    private IReadOnlyList<string> ForEach(string id, string? version, Action<InstalledVersion> act)
    {
        var found = VersionsOf(id).Where(one => version is null || one.Version == version).ToList();
        if (found.Count == 0) throw PackageFiles.Refused("adapter.not-installed", $"No package of the adapter \"{PlainText.Of(id, 64)}\"{(version is null ? "" : $" in version {PlainText.Of(version, 64)}")} is installed.");
        foreach (var one in found) act(one);
        return [.. found.Select(one => one.Version)];
    }

    private static PackageInstallation? Installation(InstalledVersion version)
    {
        try
        {
            var record = version.Record();
            return new PackageInstallation(Path.GetFileName(Path.GetDirectoryName(version.Folder)!), version.Version, record.InstalledAt, record.Disabled); // a version lies in its adapter's folder
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private IEnumerable<InstalledVersion> Versions() => Directory.Exists(folder) ? Directory.GetDirectories(folder).Where(IsNamed).SelectMany(VersionsIn) : [];

    private List<InstalledVersion> VersionsOf(string id) => [.. Versions().Where(version => Path.GetFileName(Path.GetDirectoryName(version.Folder)) == id)];

    private static IEnumerable<InstalledVersion> VersionsIn(string adapter) => Directory.GetDirectories(adapter).Where(IsNamed).Select(version => new InstalledVersion(version));

    // What is half there begins with a point, or ends with what became of it.
    private static bool IsNamed(string path) => Path.GetFileName(path) is [not '.', ..] and var name && !name.EndsWith(InstalledVersion.Removed, StringComparison.Ordinal);

    private T Locked<T>(Func<T> work)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var held = Lock();
            return work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new AdapterException(FailureKind.Configuration, "package.unreadable", $"The folder of installed adapters {folder} cannot be changed: {failure.GetType().Name}.", failure);
        }
    }

    private FileStream Lock()
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < LockTries)
            {
                Thread.Sleep(LockEvery);
            }
        }
    }
}

/// <summary>What an operator decided of one installed version.</summary>
/// <param name="Adapter">Its id.</param>
public sealed record PackageInstallation(string Adapter, string Version, DateTimeOffset At, bool IsDisabled);
