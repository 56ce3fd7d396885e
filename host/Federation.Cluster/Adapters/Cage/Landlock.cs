using System.Runtime.InteropServices;

namespace Federation.Cluster.Adapters.Cage;

/// <summary>
/// Takes from the calling thread, and from everything it becomes, every file but those named. It cannot be taken back.
/// Follows the kernel's <see href="https://docs.kernel.org/userspace-api/landlock.html">user documentation</see>. Not thread safe.
/// </summary>
internal sealed class Landlock : IDisposable
{
    // The same numbers on every architecture.
    private const int CreateRuleset = 444;
    private const int AddRule = 445;
    private const int RestrictSelf = 446;
    private const int AskForVersion = 1;
    private const int RuleForPathBeneath = 1;

    private readonly int _version;
    private readonly int _ruleset;

    private Landlock(int version, int ruleset)
    {
        _version = version;
        _ruleset = ruleset;
    }

    /// <summary>Null where the kernel has no Landlock, or it is switched off.</summary>
    public static Landlock? TryCreate()
    {
        int version = (int)Linux.Call(CreateRuleset, 0, 0, AskForVersion);
        if (version <= 0) return null;
        var handled = new Handled(FileRights.HandledBy(version), version >= 4 ? NetworkRights : 0, version >= 6 ? Scopes : 0);
        unsafe
        {
            int ruleset = (int)Linux.Call(CreateRuleset, (nint)(&handled), Marshal.SizeOf<Handled>());
            return ruleset < 0 ? null : new Landlock(version, ruleset);
        }
    }

    /// <summary>Allows something with a file, or with a folder and everything in it. A path that is not there is passed over.</summary>
    public void Allow(string path, ulong rights)
    {
        int descriptor = Linux.Open(path, Linux.PathOnly | Linux.ClosedOnExec);
        if (descriptor < 0) return;
        Add(descriptor, path, rights);
        _ = Linux.Close(descriptor);
    }

    /// <summary>
    /// As <see cref="Allow"/>, for a path in <c>/proc</c>. Where memory is short the kernel forgets such a file and makes another of the same
    /// name, for which no rule holds. One that is open is not forgotten, so this one stays open, also in what the process becomes.
    /// </summary>
    public void AllowAndHold(string path, ulong rights)
    {
        int descriptor = Linux.Open(path, Linux.PathOnly);
        if (descriptor >= 0) Add(descriptor, path, rights);
    }

    private void Add(int descriptor, string path, ulong rights)
    {
        ulong fitting = rights & FileRights.HandledBy(_version);
        if (!Directory.Exists(path)) fitting &= FileRights.OfFiles;
        var rule = new PathBeneath(fitting, descriptor);
        unsafe
        {
            _ = Linux.Call(AddRule, _ruleset, RuleForPathBeneath, (nint)(&rule));
        }
    }

    /// <summary>True where the thread is restricted from now on. It must have given up gaining privileges before.</summary>
    public bool Enforce() => Linux.Call(RestrictSelf, _ruleset, 0) == 0;

    public void Dispose() => _ = Linux.Close(_ruleset);

    // To bind and to connect: no rule gives them back.
    private const ulong NetworkRights = 3;

    // Abstract local sockets and signals of others.
    private const ulong Scopes = 3;

    // struct landlock_ruleset_attr
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Handled(ulong Files, ulong Network, ulong Scoped);

    // struct landlock_path_beneath_attr
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private readonly record struct PathBeneath(ulong Allowed, int Parent);
}
