namespace Federation.Cluster.Tests.Normalising.Hours;

/// <summary>Files of the real listings: in the folder of <c>FEDERATION_DATA</c>, else of <c>../shared/data</c> beside the repository.</summary>
internal static class RealFile
{
    public static string PathOf(string file)
    {
        string folder = Environment.GetEnvironmentVariable("FEDERATION_DATA") is { Length: > 0 } named ? named : Path.Combine(Root(), "..", "shared", "data");
        string path = Path.GetFullPath(Path.Combine(folder, file));
        if (File.Exists(path)) return path;
        string message = $"The real listings are not there: {path}. Set FEDERATION_DATA to their folder.";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(message);
        Assert.Skip(message);
        return path;
    }

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Federation.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The tests do not stand in the repository.");
    }
}
