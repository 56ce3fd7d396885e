using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Adapters.Fetching;
using Federation.Cluster.Adapters.Packages;
using Federation.Cluster.Adapters.Protocol;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>What a worker may take, and where adapters are found.</summary>
public sealed class WorkerOptions
{
    private const long LeastMemory = 128L * 1024 * 1024;

    /// <summary>Holds one folder per adapter. Default: <c>plugins</c> beside the executable.</summary>
    public string PluginFolder { get; set; } = Path.Combine(AppContext.BaseDirectory, "plugins");

    /// <summary>Where packages are installed; null where none can be.</summary>
    public string? InstalledFolder { get; set; }

    /// <summary>Folders that somebody is at work in, with one adapter each. They go before any other of their id. Default: none.</summary>
    public IReadOnlyList<string> DevelopmentFolders { get; set; } = [];

    /// <summary>The list of adapters built with this program. Default: <c>bundled-adapters.sha256</c> beside the executable.</summary>
    public string BundleList { get; set; } = Path.Combine(AppContext.BaseDirectory, BundledAdapters.FileName);

    /// <summary>The executable whose <c>worker</c> command is <see cref="Worker.WorkerProcess"/>; null for the running one.</summary>
    public string? Executable { get; set; }

    /// <summary>What <see cref="Executable"/> speaks. Default: what this program does.</summary>
    public SpokenContracts Contracts { get; set; } = SpokenContracts.Current;

    /// <summary>From start to end of one worker.</summary>
    public TimeSpan RunTime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>The longest silence while an answer is due. The host's own fetching for the worker does not count.</summary>
    public TimeSpan SilenceTime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest silence while mapping. A mapped batch of results ends it.</summary>
    public TimeSpan MapTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Resident memory of the process, in bytes. Its managed heap is held to three quarters of it.</summary>
    public long MemoryBytes { get; set; } = 512L * 1024 * 1024;

    /// <summary>What the worker may write into its temporary folder, in bytes.</summary>
    public long FolderBytes { get; set; } = 256L * 1024 * 1024;

    /// <summary>How many files and folders it may make there.</summary>
    public int FolderFiles { get; set; } = 1_000;

    /// <summary>The most threads of the process. The runtime alone takes about ten.</summary>
    public int Threads { get; set; } = 100;

    /// <summary>
    /// Whether an adapter that did not come with this program starts although its worker's cage does not hold. Then it can do whatever
    /// the host's own user can.
    /// </summary>
    public bool AllowUncaged { get; set; }

    /// <summary>The most records of one page.</summary>
    public int PageRecords { get; set; } = 1_000;

    /// <summary>The most raw bytes of one page.</summary>
    public int PageBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>The most raw bytes of one record; at most 1 MiB. A larger one is quarantined.</summary>
    public int RecordBytes { get; set; } = RecordLimits.Raw;

    public FetchOptions Fetch { get; set; } = new();

    /// <summary>The same for a worker that reads a sample while somebody waits: at most 20 seconds, of which 10 are silent, and half of the memory.</summary>
    internal WorkerOptions ForPreviews()
    {
        var less = (WorkerOptions)MemberwiseClone();
        less.RunTime = Least(RunTime, TimeSpan.FromSeconds(20));
        less.SilenceTime = Least(SilenceTime, TimeSpan.FromSeconds(10));
        less.MapTime = Least(MapTime, TimeSpan.FromSeconds(10));
        less.MemoryBytes = Math.Max(MemoryBytes / 2, LeastMemory);
        return less;
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    /// <summary>The adapters that these options lead to.</summary>
    internal AdapterShelf Shelf() => new(PluginFolder, InstalledFolder is null ? null : new InstalledPackages(InstalledFolder, Contracts), DevelopmentFolders, Contracts);

    /// <exception cref="InvalidOperationException">Names the settings that cannot be, and their values.</exception>
    internal void Validate()
    {
        Require(RunTime > TimeSpan.Zero && SilenceTime > TimeSpan.Zero && MapTime > TimeSpan.Zero, $"{nameof(RunTime)} ({RunTime}), {nameof(SilenceTime)} ({SilenceTime}) and {nameof(MapTime)} ({MapTime}) must be above zero.");
        Require(MemoryBytes >= LeastMemory, $"{nameof(MemoryBytes)} ({MemoryBytes:N0}) must be at least 128 MiB: the runtime alone takes 50.");
        Require(FolderBytes >= 0 && FolderFiles >= 0, $"{nameof(FolderBytes)} ({FolderBytes:N0}) and {nameof(FolderFiles)} ({FolderFiles:N0}) must not be below zero.");
        Require(Threads >= 20, $"{nameof(Threads)} ({Threads:N0}) must be at least 20: the runtime alone takes about ten.");
        Require(PageRecords >= 1, $"{nameof(PageRecords)} ({PageRecords:N0}) must be at least 1.");
        Require(RecordBytes is >= 1 and <= RecordLimits.Raw, $"{nameof(RecordBytes)} ({RecordBytes:N0}) must be 1 to {RecordLimits.Raw:N0}.");
        Require(PageBytes >= RecordBytes, $"{nameof(PageBytes)} ({PageBytes:N0}) must not be below {nameof(RecordBytes)} ({RecordBytes:N0}).");
    }

    private static void Require(bool holds, string message)
    {
        if (!holds) throw new InvalidOperationException(message);
    }
}
