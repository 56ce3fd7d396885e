using System.Diagnostics;
using System.Runtime.InteropServices;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.CommandLine;

/// <summary>What an operator installs: the host published for one platform, compiled ahead of time.</summary>
public sealed class PublishTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Category", "Long")]
    public async Task Publish_ForOnePlatform_RunsAndCarriesEveryAdapter()
    {
        using var folder = new TestFolder();
        string published = folder.PathOf("published");
        await RunAsync("dotnet", "publish", Path.Combine(Repository.Root, "host", "Federation.Host"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-o", published, "-nodeReuse:false");

        string answer = await RunAsync(Path.Combine(published, "Federation.Host"), "adapter", "list", "--json");
        string built = await RunAsync(Repository.Host, "adapter", "list", "--json");

        Assert.Equal(built, answer);
        Assert.Contains("\"Active\"", answer, StringComparison.Ordinal);
    }

    /// <returns>Standard output of a command that ended well.</returns>
    private static async Task<string> RunAsync(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start.");
        var error = process.StandardError.ReadToEndAsync(Cancellation);
        string output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.True(process.ExitCode == 0, $"{file} ended with {process.ExitCode}.\n{output}\n{await error}");
        return output;
    }
}
