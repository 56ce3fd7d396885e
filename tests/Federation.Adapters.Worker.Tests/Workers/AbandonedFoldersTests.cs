using System.Runtime.Versioning;
using Federation.Cluster.Adapters.Hosting;

namespace Federation.Adapters.Worker.Tests.Workers;

/// <summary>What a killed host leaves is removed by the next; nothing else is.</summary>
[SupportedOSPlatform("linux")]
public sealed class AbandonedFoldersTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("federation-sweep-").FullName;
    private readonly RecordingLog _log = new();

    public AbandonedFoldersTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Only on Linux is anything swept.");

    [Fact]
    public void Sweep_FolderOfAHostThatWasKilled_IsRemovedWithWhateverIsInIt()
    {
        string folder = Abandoned();
        string closed = Directory.CreateDirectory(Path.Combine(folder, "own", "closed")).FullName;
        File.WriteAllText(Path.Combine(closed, "notes.txt"), "one");
        File.SetUnixFileMode(closed, UnixFileMode.None);

        AbandonedFolders.Sweep(_root, _log);

        Assert.False(Directory.Exists(folder));
        Assert.StartsWith("1 temporary folders", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Sweep_FolderOfALivingHost_IsLeft()
    {
        using var living = new WorkerFolder();

        AbandonedFolders.Sweep(Path.GetTempPath(), _log);

        Assert.True(Directory.Exists(living.Path));
    }

    [Fact]
    public void Sweep_FolderThatWasJustInherited_IsLeft()
    {
        string folder = Abandoned();
        using var another = FolderOwner.Inherit(folder);

        AbandonedFolders.Sweep(_root, _log);

        Assert.NotNull(another);
        Assert.True(Directory.Exists(folder));
    }

    [Fact]
    public void Sweep_FolderWithoutAMarkOrOfAnotherName_IsLeft()
    {
        string unmarked = Directory.CreateDirectory(Path.Combine(_root, WorkerFolder.Prefix + "unmarked")).FullName;
        string other = Abandoned("somebodys-");

        AbandonedFolders.Sweep(_root, _log);

        Assert.True(Directory.Exists(unmarked));
        Assert.True(Directory.Exists(other));
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public void Sweep_LinkOfThatName_IsNotFollowed()
    {
        string precious = Abandoned("precious-");
        File.WriteAllText(Path.Combine(precious, "own", "diary.txt"), "dear diary");
        Directory.CreateSymbolicLink(Path.Combine(_root, WorkerFolder.Prefix + "link"), precious);
        string folder = Abandoned();
        Directory.CreateSymbolicLink(Path.Combine(folder, "own", "link"), precious);

        AbandonedFolders.Sweep(_root, _log);

        Assert.False(Directory.Exists(folder));
        Assert.True(File.Exists(Path.Combine(precious, "own", "diary.txt")));
    }

    [Fact]
    public void WorkerFolder_Disposed_LeavesNothing()
    {
        var folder = new WorkerFolder();
        string outer = Path.GetDirectoryName(folder.Path)!; // a folder within a folder
        File.WriteAllText(Path.Combine(folder.Path, "notes.txt"), "one");

        folder.Dispose();

        Assert.False(Directory.Exists(outer));
        Assert.Null(folder.Left);
    }

    [Fact]
    public void WorkerFolder_OfAKilledHost_IsKnownByItsMark()
    {
        using var folder = new WorkerFolder();
        string outer = Path.GetDirectoryName(folder.Path)!; // a folder within a folder

        Assert.Null(FolderOwner.Inherit(outer));
        Assert.True(File.Exists(Path.Combine(outer, "owner")));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>As a host leaves it that had no time to remove it: the mark is there, and nobody holds it.</summary>
    private string Abandoned(string prefix = WorkerFolder.Prefix)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_root, prefix + "abc"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        File.WriteAllText(Path.Combine(folder, "owner"), "");
        Directory.CreateDirectory(Path.Combine(folder, "own"));
        return folder;
    }
}
