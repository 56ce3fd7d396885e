using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Http;

/// <summary>The independent judge of GraphQL over HTTP: the audits of the npm package graphql-http, against a real server.</summary>
public sealed class AuditTests
{
    private const int Audits = 61;

    [Fact]
    public async Task Server_UnderEveryAudit_Passes()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "audits");
        await InstallAsync(folder);
        await using var host = await GatewayHost.StartAsync(kestrel: true);

        var lines = await OutputAsync(folder, "node", ["run.mjs", $"{host.Address}/graphql"]);

        var results = lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        Assert.Empty(results.Where(result => result.GetProperty("status").GetString() != "ok").Select(result => result.ToString()));
        Assert.Equal(Audits, results.Count);
    }

    private static async Task InstallAsync(string folder)
    {
        try
        {
            await OutputAsync(folder, "npm", ["ci", "--no-audit", "--no-fund"]);
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("npm is not installed: the audits of GraphQL over HTTP need Node 20.");
        }
    }

    /// <exception cref="Win32Exception">The tool is not installed.</exception>
    private static async Task<string[]> OutputAsync(string folder, string tool, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!; // without the shell there is a process or an exception
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{tool} ended with {process.ExitCode}: {await errors}");
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
