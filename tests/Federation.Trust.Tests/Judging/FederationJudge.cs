using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Federation.Trust.Tests.Judging;

/// <summary>The independent judge of chains: @openid-federation/core with jose, through judge/judge.mjs.</summary>
internal static class FederationJudge
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "judge");

    /// <summary>Once for all tests: installing takes most of the time.</summary>
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    /// <summary>The leaf's metadata by each chain that the judge finds to hold; none where it refuses.</summary>
    /// <param name="statements">By the address at which each is fetched.</param>
    public static async Task<IReadOnlyList<JsonNode>> ResolveAsync(IReadOnlyDictionary<string, string> statements, string leaf, string anchor, DateTimeOffset now)
    {
        var question = new JsonObject
        {
            ["statements"] = new JsonObject(statements.Select(statement => KeyValuePair.Create(statement.Key, (JsonNode?)statement.Value))),
            ["leaf"] = leaf,
            ["anchor"] = anchor,
            ["now"] = now.ToUnixTimeSeconds(),
        };
        return [.. (await AskAsync(question))["metadata"]!.AsArray().Select(metadata => metadata!)]; // The judge writes no null.
    }

    /// <summary>The same, asked of a server that stands for an origin.</summary>
    public static async Task<IReadOnlyList<JsonNode>> ResolveAsync(string origin, Uri server, string leaf, string anchor, DateTimeOffset now)
    {
        var question = new JsonObject { ["origin"] = origin, ["server"] = server.AbsoluteUri.TrimEnd('/'), ["leaf"] = leaf, ["anchor"] = anchor, ["now"] = now.ToUnixTimeSeconds() };
        return [.. (await AskAsync(question))["metadata"]!.AsArray().Select(metadata => metadata!)]; // As above.
    }

    /// <summary>A federation that the judge made: <c>statements</c> by address, and <c>anchorKeys</c>.</summary>
    public static Task<JsonNode> MakeAsync(DateTimeOffset now) => AskAsync(new JsonObject { ["make"] = true, ["now"] = now.ToUnixTimeSeconds() });

    private static async Task<JsonNode> AskAsync(JsonObject question)
    {
        await Installed.Value;
        return JsonNode.Parse(await RunAsync("node", ["judge.mjs"], question.ToJsonString()))!; // Likewise.
    }

    private static async Task InstallAsync()
    {
        try
        {
            await RunAsync("npm", ["ci", "--no-audit", "--no-fund"], "");
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("npm is not installed: the judge of chains needs Node 20.");
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
        Assert.True(process.ExitCode == 0, $"{tool} ended with {process.ExitCode}: {await errors}");
        return await output;
    }
}
