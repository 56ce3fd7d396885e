using System.Runtime.InteropServices;

namespace Federation.Cluster.Adapters;

/// <summary>What stands at a path. For Linux alone: .NET does not tell a pipe or a device from a file before it has opened it, and opening a pipe can wait for ever.</summary>
internal readonly record struct PathStatus
{
    private const int HereIsFolder = -100; // AT_FDCWD
    private const int NotThroughLinks = 0x100; // AT_SYMLINK_NOFOLLOW
    private const uint TypeAndUser = 0x9; // STATX_TYPE | STATX_UID
    private const int TypeBits = 0xF000;
    private const int TypeFolder = 0x4000;
    private const int TypeFile = 0x8000;

    private readonly int _type;
    private readonly uint _user;

    private PathStatus(int type, uint user)
    {
        _type = type;
        _user = user;
    }

    public bool IsFolder => _type == TypeFolder;

    public bool IsFile => _type == TypeFile;

    /// <summary>Whether it belongs to the user that this process acts as.</summary>
    public bool IsOwn => _user == EffectiveUser();

    /// <summary>Null where nothing stands there, or it cannot be looked at.</summary>
    /// <param name="throughLinks">Whether a link at the end of the path is followed.</param>
    public static PathStatus? Of(string path, bool throughLinks) =>
        Status(HereIsFolder, path, throughLinks ? 0 : NotThroughLinks, TypeAndUser, out var status) == 0 ? new PathStatus(status.Mode & TypeBits, status.User) : null;

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static extern int Status(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint wanted, out FileStatus status);

    [DllImport("libc", EntryPoint = "geteuid")]
    private static extern uint EffectiveUser();

    // struct statx, the same on every architecture.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct FileStatus
    {
        [FieldOffset(20)]
        public uint User;

        [FieldOffset(28)]
        public ushort Mode;
    }
}
