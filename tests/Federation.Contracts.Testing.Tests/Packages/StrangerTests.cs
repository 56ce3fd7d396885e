using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;
using Federation.Contracts.Testing.Tests.Suite;

namespace Federation.Contracts.Testing.Tests.Packages;

/// <summary>What a stranger does: takes the packages, makes an adapter from the template, and runs its tests. Packages of others come from the configured source, ours from a folder.</summary>
[Trait("Category", "Long")]
public sealed class StrangerTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stranger-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Packages_OnAnEmptyMachine_MakeAnAdapterThatPassesTheSuite()
    {
        var watch = Stopwatch.StartNew();
        string packages = Path.Combine(_folder, "packed"), home = Path.Combine(_folder, "home"), adapter = Path.Combine(_folder, "adapter");
        await RunAsync(Path.Combine(Root, "contracts", "pack.sh"), packages);
        output.WriteLine($"packed after {watch.Elapsed.TotalSeconds:0} s");
        AssertWhole(packages);

        await File.WriteAllTextAsync(Path.Combine(_folder, "nuget.config"), $"""<configuration><packageSources><add key="packed" value="{packages}" /></packageSources></configuration>""", TestContext.Current.CancellationToken);
        await RunAsync("dotnet", "new", "install", Directory.GetFiles(packages, "Federation.Adapters.Templates.*.nupkg").Single());
        await RunAsync("dotnet", "new", "federation-adapter", "--name", "Acme.Places-2", "--id", "acme", "--output", adapter);
        string told = await RunInAsync(adapter, "dotnet", "test");
        output.WriteLine($"tested after {watch.Elapsed.TotalSeconds:0} s");

        int facts = typeof(AdapterConformance<SoundAdapter>).GetMethods().Count(method => method.GetCustomAttribute<FactAttribute>() is not null);
        Assert.Contains($"succeeded: {facts}\n", told.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(_folder, "nuget", "federation.contracts.testing")), "The packages were taken from elsewhere.");

        string published = Path.Combine(_folder, "published");
        await RunAsync("dotnet", "publish", Path.Combine(adapter, "src", "Adapter"), "--output", published);
        Assert.True(File.Exists(Path.Combine(published, "adapter.json")) && File.Exists(Path.Combine(published, "Federation.Adapters.Sdk.dll")), "The published folder is no plug-in.");
        Assert.Empty(Directory.GetFiles(published, "Federation.Contracts*"));
        Assert.Empty(Directory.GetFiles(published, "Microsoft.Extensions.*"));
    }

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Federation.sln"))) folder = folder.Parent ?? throw new DirectoryNotFoundException("These tests run inside the repository.");
            return folder.FullName;
        }
    }

    private static void AssertWhole(string packages)
    {
        string[] packed = [.. Directory.GetFiles(packages, "*.nupkg").Select(file => Path.GetFileName(file).Split(".0.", 2)[0])];
        Assert.Superset(new HashSet<string> { "Federation.Contracts", "Federation.Adapters.Sdk", "Federation.Adapters.Mapping", "Federation.Contracts.Testing", "Federation.Adapters.Templates" }, packed.ToHashSet());
        foreach (string file in Directory.GetFiles(packages, "*.nupkg"))
        {
            using var package = ZipFile.OpenRead(file);
            using var nuspec = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
            var metadata = XElement.Load(nuspec).Elements().Single();
            string Text(string name) => metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value ?? "";
            Assert.Equal(("Apache-2.0", "README.md"), (Text("license"), Text("readme")));
            Assert.NotNull(package.GetEntry("README.md"));
            if (!file.Contains("Templates", StringComparison.Ordinal)) Assert.True(File.Exists(Path.ChangeExtension(file, ".snupkg")), $"{Path.GetFileName(file)} has no symbols.");
        }
    }

    private Task<string> RunAsync(string program, params string[] arguments) => RunInAsync(_folder, program, arguments);

    private async Task<string> RunInAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_HOME"] = Path.Combine(_folder, "home");
        start.Environment["NUGET_PACKAGES"] = Path.Combine(_folder, "nuget");
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        // What the runner of these tests was started with is none of the stranger's.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("TESTINGPLATFORM", StringComparison.OrdinalIgnoreCase) || name is "MSBuildSDKsPath" or "MSBUILD_EXE_PATH" or "MSBuildExtensionsPath").ToList()) start.Environment.Remove(name);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{texts[0]}\n{texts[1]}");
        return texts[0];
    }
}
