namespace Federation.EndToEnd.Tests.Support;

/// <summary>The folder of real listings: <c>FEDERATION_DATA</c>, else <c>../shared/data</c> beside the repository.</summary>
internal static class RealData
{
    public static string Folder { get; } = Path.GetFullPath(
        Environment.GetEnvironmentVariable("FEDERATION_DATA") is { Length: > 0 } named ? named : Path.Combine(Repository.Root, "..", "shared", "data"));

    public static string Census2019March => PathOf("tiers-lieux/2019-03-21.csv");

    public static string Census2019April => PathOf("tiers-lieux/2019-04-27.csv");

    public static string Spaces => PathOf("spaceapi/2023-08-16.json");

    /// <summary>Skips the test where the file is not there; on a build server that is a failure.</summary>
    public static string PathOf(string file)
    {
        string path = Path.Combine(Folder, file);
        if (File.Exists(path)) return path;
        string message = $"The real listings are not there: {path}. Set FEDERATION_DATA to their folder.";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(message);
        Assert.Skip(message);
        return path;
    }

    /// <summary>Skips the test unless both listings of <see cref="Repository.RealNetworks"/> are there.</summary>
    public static void Demand()
    {
        _ = Census2019April;
        _ = Spaces;
    }
}
