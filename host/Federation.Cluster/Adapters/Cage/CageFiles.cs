using System.Runtime.InteropServices;

namespace Federation.Cluster.Adapters.Cage;

/// <summary>The files that a worker can open: what the runtime and the adapter consist of, and a folder to write into.</summary>
internal static class CageFiles
{
    // Where the loader, the C library, ICU and the time zones live. No secret is kept there.
    private static readonly string[] SystemFiles =
    [
        "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache", "/etc/localtime", "/usr/share/zoneinfo", "/usr/share/icu", "/etc/ssl/openssl.cnf",
    ];

    // How large the machine is, and how much of it a container may use: the runtime measures its heap by it.
    private static readonly string[] Measures = ["/sys/fs/cgroup", "/sys/devices/system/cpu", "/sys/devices/system/node"];

    private static readonly string[] MeasuresInProc = ["/proc/meminfo", "/proc/cpuinfo", "/proc/stat", "/proc/sys/vm"];

    // What the runtime asks about its own process, one by one: beside them lie the machine's connections and network interfaces.
    private static readonly string[] OfItself = ["auxv", "cgroup", "cmdline", "environ", "fd", "io", "limits", "maps", "mountinfo", "oom_score_adj", "smaps", "stat", "statm", "status"];

    private static readonly string[] Loaders = ["/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1", "/lib/ld-musl-x86_64.so.1", "/lib/ld-musl-aarch64.so.1"];

    private static readonly string[] Devices = ["/dev/null", "/dev/zero", "/dev/random", "/dev/urandom"];

    public static void Allow(Landlock landlock, string executable, string temporaryFolder, string adapterFolder)
    {
        landlock.Allow(executable, FileRights.ReadFile | FileRights.Execute);
        foreach (string loader in Loaders) landlock.Allow(loader, FileRights.ReadFile | FileRights.Execute);
        foreach (string path in SystemFiles) AllowBut(landlock, path, Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        foreach (string path in Measures) landlock.Allow(path, FileRights.Read);
        foreach (string path in MeasuresInProc) landlock.AllowAndHold(path, FileRights.Read);
        foreach (string name in OfItself) landlock.AllowAndHold("/proc/self/" + name, FileRights.Read);
        foreach (string device in Devices) landlock.Allow(device, FileRights.ReadFile | FileRights.WriteFile);
        foreach (string path in RuntimeFolders(RuntimeEnvironment.GetRuntimeDirectory())) landlock.Allow(path, FileRights.Read);
        AllowProgram(landlock);
        landlock.Allow(adapterFolder, FileRights.Read);
        landlock.Allow(temporaryFolder, FileRights.Fill);
    }

    /// <summary>The folder that holds <c>shared/Microsoft.NETCore.App/VERSION</c>.</summary>
    public static string RuntimeRoot() => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>
    /// The parts of a shared runtime that a program needs; none where the runtime lies among the program's own files. Not the whole:
    /// where the runtime was installed into a home, tools and the user's certificates lie beside it.
    /// </summary>
    /// <param name="runtimeDirectory">Where the runtime's own assemblies lie.</param>
    public static IEnumerable<string> RuntimeFolders(string runtimeDirectory)
    {
        string frameworks = Path.GetFullPath(Path.Combine(runtimeDirectory, "..", ".."));
        return Path.GetFileName(frameworks) == "shared" ? [frameworks, Path.Combine(frameworks, "..", "host")] : [];
    }

    /// <summary>
    /// Everything in a folder but one place, which may lie deeper in it: the folder itself where it does not, otherwise its parts. A
    /// program may be installed beneath a system folder, with its data and other adapters.
    /// </summary>
    public static IEnumerable<string> AllBut(string folder, string kept)
    {
        string real = Directory.Exists(folder) ? Directory.ResolveLinkTarget(folder, returnFinalTarget: true)?.FullName ?? folder : folder;
        if (real == kept) return [];
        if (!kept.StartsWith(real + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return [folder];

        // A link may lead to the place; what others lead to is named by itself.
        return new DirectoryInfo(real).EnumerateFileSystemInfos().Where(entry => entry.LinkTarget is null || entry is FileInfo).SelectMany(entry => AllBut(entry.FullName, kept));
    }

    private static void AllowBut(Landlock landlock, string folder, string kept)
    {
        foreach (string path in AllBut(folder, kept)) landlock.Allow(path, FileRights.Read);
    }

    // File by file and never the folder: a data folder, a networks file with keys, other adapters may lie in it.
    private static void AllowProgram(Landlock landlock)
    {
        foreach (string path in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            if (path.EndsWith(".dll", StringComparison.Ordinal) || path.EndsWith(".so", StringComparison.Ordinal) || path.EndsWith(".deps.json", StringComparison.Ordinal) || path.EndsWith(".runtimeconfig.json", StringComparison.Ordinal))
            {
                landlock.Allow(path, FileRights.ReadFile);
            }
        }
    }
}
