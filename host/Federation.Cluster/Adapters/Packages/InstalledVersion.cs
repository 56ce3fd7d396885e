using System.Text;
using System.Text.Json;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Contracts;
using Federation.Registry.Log.Notes;

namespace Federation.Cluster.Adapters.Packages;

/// <summary>
/// One installed version on the disk: its files in a folder that is called like it, and beside that its seal and what the operator decided. The files never change: what is another adapter has
/// another version.
/// </summary>
/// <param name="Folder">Of the files, absolute. It is there last of the three, and so are all of them.</param>
internal sealed record InstalledVersion(string Folder)
{
    /// <summary>What the folder of a version is called while it goes.</summary>
    public const string Removed = ".removed";

    private string SealFile => Folder + ".seal";

    private string RecordFile => Folder + ".json";

    public string Version => Path.GetFileName(Folder);

    /// <summary>What it is, held against what the host speaks, its seal, the publishers and what the operator decided.</summary>
    public InstalledAdapter Read(SpokenContracts contracts, IReadOnlyList<NoteKey> publishers)
    {
        var adapter = AdapterFolder.Read(Folder, AdapterOrigin.Installed, contracts);
        try
        {
            if (SealedPackage.ReadNote(File.ReadAllText(SealFile)) is not var (seal, signatures)) return Changed(adapter, "its seal is none");
            if (seal.Difference(PackageFiles.Everything(Folder)) is { } difference) return Changed(adapter, difference);
            var note = new SignedNote(seal.ToString(), signatures);
            adapter = adapter with { SealedHash = AdapterFiles.HashOf(adapter), Publisher = publishers.FirstOrDefault(key => note.IsSignedBy(key) is true)?.Name };
            return Judged(adapter, Record());
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException or AdapterException or DecoderFallbackException)
        {
            return adapter.Refused(AdapterStatus.Malfunctioned, "adapter.unreadable", $"What was installed cannot be read: {failure.GetType().Name}.");
        }
    }

    /// <summary>The seal with its signatures; null where it cannot be read as one.</summary>
    public SignedNote? Note()
    {
        try
        {
            return SealedPackage.ReadNote(File.ReadAllText(SealFile)) is var (seal, signatures) ? new SignedNote(seal.ToString(), signatures) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The trusted publishers who had signed it when it was installed; none where that cannot be read.</summary>
    public IReadOnlyList<string> SignedBy()
    {
        try
        {
            return Record().SignedBy;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    /// <summary>Whether the files are those of a seal, all of them.</summary>
    public bool Holds(PackageSeal seal) => seal.Difference(PackageFiles.Everything(Folder)) is null;

    /// <summary>Writes the seal with all signatures that there are, and what the operator decided.</summary>
    public void Write(SealedPackage package, InstallRecord record)
    {
        WholeFile.Write(SealFile, package.Note);
        Write(record);
    }

    /// <exception cref="JsonException">What the operator decided is not as it was written.</exception>
    public InstallRecord Record() => JsonSerializer.Deserialize(File.ReadAllText(RecordFile), InstallJson.Default.InstallRecord) ?? throw new JsonException();

    public void Write(InstallRecord record) => WholeFile.Write(RecordFile, JsonSerializer.Serialize(record, InstallJson.Default.InstallRecord));

    /// <param name="staging">Where the files are laid first, on the same disk.</param>
    public void Write(SealedPackage package, InstallRecord record, string staging)
    {
        package.WriteFiles(staging);
        Directory.CreateDirectory(Path.GetDirectoryName(Folder)!); // the adapter's
        Write(package, record);
        Directory.Move(staging, Folder);
    }

    public void Remove()
    {
        // First by its name, so that a host that looks meanwhile sees all of it or nothing.
        string gone = Folder + Removed;
        if (Directory.Exists(gone)) Directory.Delete(gone, recursive: true); // of a removal that did not come to its end
        Directory.Move(Folder, gone);
        Directory.Delete(gone, recursive: true);
        File.Delete(SealFile);
        File.Delete(RecordFile);
    }

    private static InstalledAdapter Judged(InstalledAdapter adapter, InstallRecord record) => adapter switch
    {
        { Status: not AdapterStatus.Active } => adapter,
        _ when record.Disabled => adapter.Refused(AdapterStatus.Disabled, "adapter.disabled", "An operator switched it off."),
        { Publisher: null, Manifest.Code: not null } when !record.UnsignedAllowed => adapter.Refused(AdapterStatus.Unsigned, "adapter.unsigned", "No publisher that is trusted here has signed it."),
        _ => adapter,
    };

    private static InstalledAdapter Changed(InstalledAdapter adapter, string difference) =>
        adapter.Refused(AdapterStatus.Malfunctioned, "adapter.changed", $"The files are not those that were installed: {difference}.");
}
