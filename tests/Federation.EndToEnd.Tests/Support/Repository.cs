using System.Reflection;

namespace Federation.EndToEnd.Tests.Support;

/// <summary>Where the sources lie, and the executables that were built from them.</summary>
internal static class Repository
{
    /// <summary>The nearest folder above the tests with <c>Federation.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The host: the one that FEDERATION_HOST names, else that of the configuration in which the tests were built.</summary>
    public static string Host { get; } = Environment.GetEnvironmentVariable("FEDERATION_HOST") is { Length: > 0 } named ? named : PathOf($"host/Federation.Host/bin/{Configuration}/net10.0/Federation.Host");

    /// <summary>An assembly of adapters that do whatever their configuration says.</summary>
    public static string TestAdapters { get; } = PathOf($"tests/assets/Federation.TestAdapters/bin/{Configuration}/net10.0/Federation.TestAdapters.dll");

    /// <summary>The client of samples/clients in C#.</summary>
    public static string CSharpClient { get; } = PathOf($"samples/clients/csharp/bin/{Configuration}/net10.0/CentresNear");

    /// <summary>Both real networks, as an operator would name them.</summary>
    public static string RealNetworks { get; } = PathOf("tests/real-networks.json");

    /// <summary>Every real network that has an adapter.</summary>
    public static string AllNetworks { get; } = PathOf("tests/all-networks.json");

    /// <summary>What <see cref="Sources.SourcesPage"/> writes.</summary>
    public static string SourcesPage { get; } = PathOf("docs/sources.md");

    /// <summary>What <see cref="Labels.PreAssessmentPage"/> writes.</summary>
    public static string PreAssessmentPage { get; } = PathOf("docs/pre-assessment.md");

    private static string Configuration => typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration ?? "Debug";

    private static string PathOf(string path) => Path.Combine(Root, path);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Federation.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Federation.sln.");
    }
}
