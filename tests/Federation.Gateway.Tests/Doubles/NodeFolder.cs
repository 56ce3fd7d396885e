using System.ComponentModel;
using System.Diagnostics;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>A folder of the test project with programs for Node and the npm packages that they need.</summary>
internal sealed class NodeFolder
{
    private readonly string _path;

    private NodeFolder(string path) => _path = path;

    /// <summary>Installs its packages. Skips the test where there is no npm, other than in CI.</summary>
    public static async Task<NodeFolder> InstallAsync(string name)
    {
        var folder = new NodeFolder(Path.Combine(AppContext.BaseDirectory, name));
        try
        {
            await folder.OutputAsync("npm", "ci", "--no-audit", "--no-fund");
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip($"npm is not installed: {name} needs Node 20.");
        }

        return folder;
    }

    /// <summary>The lines that a program writes.</summary>
    /// <exception cref="Win32Exception">The tool is not installed.</exception>
    public async Task<string[]> OutputAsync(string tool, params string[] arguments)
    {
        var lines = new List<string>();
        await foreach (string line in LinesAsync(tool, arguments)) lines.Add(line);
        return [.. lines];
    }

    /// <summary>The same as they come.</summary>
    /// <exception cref="Win32Exception">The tool is not installed.</exception>
    public async IAsyncEnumerable<string> LinesAsync(string tool, params string[] arguments)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { WorkingDirectory = _path, RedirectStandardOutput = true, RedirectStandardError = true })!; // without the shell there is a process or an exception
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                if (line.Length > 0) yield return line;
            }

            await process.WaitForExitAsync(cancellationToken);
            Assert.True(process.ExitCode == 0, $"{tool} ended with {process.ExitCode}: {await errors}");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
