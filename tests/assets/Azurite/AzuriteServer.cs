using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Federation.TestAssets;

/// <summary>
/// The emulator of Azure's storage, in a process of its own with everything in its memory, on ports that it picks. Installed beside the tests where it is not yet. Compiled into each project that starts one.
/// </summary>
internal sealed partial class AzuriteServer : IAsyncDisposable
{
    // The one account of every Azurite; its key is no secret.
    private const string Account = "devstoreaccount1", Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "azurite");

    private readonly Process _process;

    private AzuriteServer(Process process, string connectionString) => (_process, ConnectionString) = (process, connectionString);

    public string ConnectionString { get; }

    /// <summary>Skips the test where there is no npm, other than in CI.</summary>
    public static async Task<AzuriteServer> StartAsync()
    {
        await InstallAsync();
        var process = Start("node", ["start.cjs", "--inMemoryPersistence", "--silent", "--disableTelemetry", "--skipApiVersionCheck", "--blobPort", "0", "--queuePort", "0", "--tablePort", "0"]);
        var errors = process.StandardError.ReadToEndAsync();
        string? blobs = null, tables = null;
        while (blobs is null || tables is null)
        {
            string line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"Azurite ended by itself: {await errors}");
            if (Listening().Match(line) is not { Success: true } listening) continue;
            if (listening.Groups[1].Value == "Blob") blobs = listening.Groups[2].Value;
            if (listening.Groups[1].Value == "Table") tables = listening.Groups[2].Value;
        }

        _ = process.StandardOutput.ReadToEndAsync(); // so that its pipe never fills
        return new AzuriteServer(process, $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint={blobs}/{Account};TableEndpoint={tables}/{Account}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Once for each lock file: npm would write its 10,000 files anew each time.</summary>
    private static async Task InstallAsync()
    {
        string wanted = Path.Combine(Folder, "package-lock.json"), installed = Path.Combine(Folder, "node_modules", "installed.json");
        if (File.Exists(installed) && await File.ReadAllTextAsync(installed) == await File.ReadAllTextAsync(wanted)) return;
        try
        {
            using var npm = Start("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"]);
            npm.StandardInput.Close();
            var (output, errors) = (npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
            await npm.WaitForExitAsync();
            Assert.True(npm.ExitCode == 0, $"npm ended with {npm.ExitCode}: {await output}{await errors}");
            File.Copy(wanted, installed);
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("npm is not installed: Azurite needs Node 20.");
        }
    }

    /// <exception cref="Win32Exception">The tool is not installed.</exception>
    private static Process Start(string tool, string[] arguments) => Process.Start(new ProcessStartInfo(tool, arguments)
    {
        WorkingDirectory = Folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!; // without the shell there is a process or an exception

    [GeneratedRegex("^Azurite (Blob|Table) service is successfully listening at (http://127\\.0\\.0\\.1:[0-9]+)$")]
    private static partial Regex Listening();
}
