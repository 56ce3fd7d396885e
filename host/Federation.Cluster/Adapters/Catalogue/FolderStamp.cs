using System.Globalization;
using System.Text;

namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>What tells that something in a folder changed: names, times and lengths of all that is in it.</summary>
public static class FolderStamp
{
    /// <summary>Two equal ones are of folders in which nothing changed. Empty where none of the folders is there, or nothing in them.</summary>
    /// <exception cref="IOException">Something was removed while it was looked at.</exception>
    /// <exception cref="UnauthorizedAccessException">Something cannot be looked at.</exception>
    public static string Of(params IEnumerable<string> folders)
    {
        var seen = new StringBuilder();
        foreach (var folder in folders.Select(path => new DirectoryInfo(path)).Where(folder => folder.Exists))
        {
            foreach (var entry in folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                seen.Append(entry.FullName).Append(CultureInfo.InvariantCulture, $" {entry.LastWriteTimeUtc.Ticks} {(entry as FileInfo)?.Length}\n");
            }
        }

        return seen.ToString();
    }
}
