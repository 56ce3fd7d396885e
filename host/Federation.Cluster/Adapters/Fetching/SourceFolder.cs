using System.IO.Enumeration;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>
/// A folder as a source: it stands for its newest file. Left aside are folders, links (they may lead out of it), pipes and devices, hidden files, and what programs leave there while they write.
/// </summary>
internal static class SourceFolder
{
    /// <summary>The setting that says which file is the newest: <c>time</c>, the default, or <c>name</c>.</summary>
    public const string NewestSetting = "newest";

    /// <summary>The setting that names the files that count, with <c>*</c> and <c>?</c>: <c>places-*.xlsx</c>. By default every file of a kind that some adapter reads.</summary>
    public const string FilesSetting = "files";

    private static readonly string[] Unfinished = [".part", ".partial", ".tmp", ".temp", ".crdownload", ".download", ".filepart", ".swp", ".lock", "~"];

    private static readonly EnumerationOptions Here = new() { RecurseSubdirectories = false, AttributesToSkip = FileAttributes.Directory | FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.Device, IgnoreInaccessible = false };

    /// <summary>
    /// The whole path of the newest file: written last, or last by name in ordinal order; of two written at one time the last by name. Null where there is none.
    /// </summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The host may not read it.</exception>
    public static string? NewestIn(string folder, AdapterConfig config)
    {
        string? pattern = config.Text(FilesSetting);
        bool byName = config.Text(NewestSetting) == "name";
        return new DirectoryInfo(folder).EnumerateFiles("*", Here)
            .Where(file => IsFinished(file.Name) && (pattern is null ? FileKinds.MediaTypeOf(file.Name) is not null : FileSystemName.MatchesSimpleExpression(pattern, file.Name)) && IsPlainFile(file))
            .OrderByDescending(file => byName ? DateTime.MinValue : file.LastWriteTimeUtc)
            .ThenByDescending(file => file.Name, StringComparer.Ordinal)
            .FirstOrDefault()?.FullName;
    }

    private static bool IsFinished(string name) =>
        !name.StartsWith("~$", StringComparison.Ordinal) && !name.StartsWith('.') && !Unfinished.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static bool IsPlainFile(FileInfo file) => file.LinkTarget is null && (!OperatingSystem.IsLinux() || PathStatus.Of(file.FullName, throughLinks: false) is { IsFile: true });
}
