using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Federation.EndToEnd.Tests.SignIn;

/// <summary>The independent relying party: openid-client, through relying-party/run.mjs.</summary>
internal static class RelyingParty
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "SignIn", "relying-party");

    /// <summary>Once for all tests.</summary>
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    /// <summary>Goes one of the script's ways; the test fails where the script does.</summary>
    /// <returns>What the script tells.</returns>
    public static async Task<JsonElement> WalkAsync(string walk, JsonNode setup)
    {
        await Installed.Value;
        return JsonSerializer.Deserialize<JsonElement>(await RunAsync("node", ["run.mjs", walk], setup.ToJsonString()));
    }

    private static async Task InstallAsync()
    {
        try
        {
            await RunAsync("npm", ["ci", "--no-audit", "--no-fund"], "");
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("npm is not installed: the independent relying party needs Node 20.");
        }
    }

    /// <exception cref="Win32Exception">The tool is not installed.</exception>
    private static async Task<string> RunAsync(string tool, string[] arguments, string input)
    {
        var token = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo(tool, arguments) { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!; // Without the shell there is a process or an exception.
        var output = process.StandardOutput.ReadToEndAsync(token);
        var errors = process.StandardError.ReadToEndAsync(token);
        await process.StandardInput.WriteAsync(input.AsMemory(), token);
        process.StandardInput.Close();
        await process.WaitForExitAsync(token);
        Assert.True(process.ExitCode == 0, $"{tool} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await errors}");
        return await output;
    }
}
