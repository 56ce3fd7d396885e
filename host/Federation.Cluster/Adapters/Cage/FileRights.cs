namespace Federation.Cluster.Adapters.Cage;

/// <summary>What may be done with a file, as Landlock counts it: <c>LANDLOCK_ACCESS_FS_*</c>.</summary>
internal static class FileRights
{
    public const ulong Execute = 1 << 0;
    public const ulong WriteFile = 1 << 1;
    public const ulong ReadFile = 1 << 2;
    public const ulong ReadFolder = 1 << 3;
    public const ulong MakeFolder = 1 << 7;
    public const ulong MakeFile = 1 << 8;
    public const ulong Truncate = 1 << 14;
    public const ulong DeviceControl = 1 << 15;

    public const ulong Read = ReadFile | ReadFolder;

    /// <summary>
    /// Reading, writing and making files and folders. Not removing them: what was written stays where the host can measure it, and
    /// is removed with the folder.
    /// </summary>
    public const ulong Fill = Read | WriteFile | MakeFolder | MakeFile | Truncate;

    /// <summary>The rights that make sense for something that is no folder.</summary>
    public const ulong OfFiles = Execute | WriteFile | ReadFile | Truncate | DeviceControl;

    /// <summary>Every right that a version of Landlock can take away; what it does not know it cannot keep from anybody.</summary>
    public static ulong HandledBy(int version) => version switch
    {
        1 => (1 << 13) - 1,
        2 => (1 << 14) - 1,
        3 or 4 => (1 << 15) - 1,
        _ => (1 << 16) - 1,
    };
}
