namespace Federation.Cluster.People.Suppressing;

/// <summary>Files that their owner alone may read and write (mode 0600). On Windows, which has no such mode, the folder's own rights have to keep others out.</summary>
internal static class OwnersFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Opens or makes it for one writer, at its end.</summary>
    /// <exception cref="PeopleException"><see cref="PeopleCodes.Exposed"/>.</exception>
    public static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows() && mode is not FileMode.Open) options.UnixCreateMode = OwnerOnly;
        var file = new FileStream(path, options);
        if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file.SafeFileHandle) & ~(OwnerOnly | UnixFileMode.UserExecute)) == UnixFileMode.None) return file;
        file.Dispose();
        throw new PeopleException(PeopleCodes.Exposed, $"Others than its owner may read or write {path}.");
    }
}
