using Xunit;

namespace Federation.Plugins.Tests;

/// <summary>The folder of real listings: <c>FEDERATION_DATA</c>, else <c>../shared/data</c> beside the repository.</summary>
internal static class RealData
{
    public static string PathOf(string file)
    {
        string folder = Environment.GetEnvironmentVariable("FEDERATION_DATA") is { Length: > 0 } named
            ? named
            : Path.Combine(Repository.Root, "..", "shared", "data");
        string path = Path.GetFullPath(Path.Combine(folder, file));
        if (File.Exists(path)) return path;
        string message = $"The real listings are not there: {path}. Set FEDERATION_DATA to their folder.";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(message);
        Assert.Skip(message);
        return path;
    }
}
