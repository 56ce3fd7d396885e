using Federation.EndToEnd.Tests.Support;

namespace Federation.Browser.Tests.Pages;

/// <summary>Every surface as the server sends it, as files for programs that judge HTML, and those programs.</summary>
internal sealed class PageFiles : IDisposable
{
    private static readonly Lazy<Task<string>> Judges = new(InstallAsync);

    private readonly TestFolder _folder = new();

    /// <summary>Of each surface its name and file.</summary>
    public required IReadOnlyList<(string Name, string File)> All { get; init; }

    /// <summary>The folder of the programs.</summary>
    public static Task<string> JudgesAsync => Judges.Value;

    public static async Task<PageFiles> FetchAsync(SampleSite site, Func<string, bool>? which = null)
    {
        var started = await site.AsyncSite;
        using var http = new HttpClient();
        var files = new List<(string, string)>();
        var folder = new PageFiles { All = files };
        foreach (var (name, path) in Surfaces.All.Where(surface => which?.Invoke(surface.Name) ?? true))
        {
            using var response = await http.GetAsync(started.Url + await Surfaces.ResolveAsync(site, path), TestContext.Current.CancellationToken);
            files.Add((name, folder._folder.Write($"{name}.html", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))));
        }

        return folder;
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<string> InstallAsync()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "judges");
        (await Command.RunProgramAsync("npm", "ci", "--no-audit", "--no-fund", "--prefix", folder)).Expect(0);
        return folder;
    }
}
