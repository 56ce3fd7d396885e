using Federation.Adapters.Mapping;
using Federation.Cluster.Adapters.Catalogue;

namespace Federation.Host.Settings;

/// <summary>The folder in which somebody is at work on an adapter: that of a project, of what its build put out, or of a mapping.</summary>
internal static class DevelopmentFolder
{
    /// <summary>Whether a word on the command line names a folder and no adapter: no id has a point or a slash.</summary>
    public static bool Names(string word) => word.IndexOfAny(['.', '/', '\\']) >= 0;

    /// <summary>The settings with the adapter of a folder, and its id.</summary>
    /// <exception cref="SettingsException">There is no adapter in it.</exception>
    public static (HostSettings Settings, string Adapter) Use(HostSettings settings, string folder)
    {
        string path = Find(folder);
        var used = settings with { DevelopmentFolders = [.. settings.DevelopmentFolders, path] };
        return (used, used.Adapters().Adapters.First(adapter => adapter.Origin == AdapterOrigin.Development && adapter.Folder == path).Id);
    }

    /// <summary>Where an adapter's files lie: the folder itself, or the newest beneath its <c>bin</c>.</summary>
    /// <exception cref="SettingsException">There is none.</exception>
    public static string Find(string folder)
    {
        string path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Path.GetFileName(path) == MappingFile.FileName && File.Exists(path)) path = Path.GetDirectoryName(path)!; // a file in a folder
        if (!Directory.Exists(path)) throw new SettingsException($"There is no folder {path}.");
        if (!Directory.EnumerateFiles(path, "*.csproj").Any()) return path;
        return Built(path) ?? throw new SettingsException($"The project in {path} is not built yet: run \"dotnet build\" in it first.");
    }

    /// <summary>The one file in a folder that is called <c>listing</c>, whatever it ends in; null where there is none, or several.</summary>
    public static string? ListingIn(string? folder)
    {
        if (folder is null) return null;
        string path = File.Exists(folder) ? Path.GetDirectoryName(Path.GetFullPath(folder))! : folder; // a file in a folder
        return Directory.Exists(path) && Directory.GetFiles(path, "listing.*") is [var only] ? only : null;
    }

    private static string? Built(string project)
    {
        string output = Path.Combine(project, "bin");
        return !Directory.Exists(output) ? null : Directory.EnumerateFiles(output, AdapterCatalogue.ManifestName, SearchOption.AllDirectories)
            .Select(manifest => Path.GetDirectoryName(manifest)!) // a file in a folder
            .Where(folder => Directory.EnumerateFiles(folder, "*.dll").Any())
            .MaxBy(folder => Directory.EnumerateFiles(folder, "*.dll").Max(File.GetLastWriteTimeUtc));
    }
}
