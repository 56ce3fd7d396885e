using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Federation.Registry.Tests.Certificates;

/// <summary>The independent judges of certificates: @digitalbazaar/vc with its status lists, and jose, through oracle/judge.mjs.</summary>
internal static class CertificateOracle
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Certificates", "oracle");

    /// <summary>Once for all tests: installing takes most of the time.</summary>
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    /// <param name="documents">By address: what the judges would fetch. Contexts they have themselves.</param>
    public static Task<Verdicts> JudgeAsync(IReadOnlyDictionary<string, JsonNode> documents, JsonObject jwkSet, DateTimeOffset now, IEnumerable<JsonNode> certificates, IEnumerable<string> jwts) =>
        AskAsync(documents, jwkSet, now, certificates, jwts, []);

    /// <summary>Signs a credential without a proof, by their code.</summary>
    /// <param name="seed">The key's 32 bytes.</param>
    public static async Task<JsonElement> SignAsync(JsonNode credential, string keyId, byte[] seed, DateTimeOffset now)
    {
        var order = new JsonObject { ["credential"] = credential.DeepClone(), ["id"] = keyId, ["seed"] = Convert.ToBase64String(seed) };
        return Assert.Single((await AskAsync(new Dictionary<string, JsonNode>(), new JsonObject { ["keys"] = new JsonArray() }, now, [], [], [order])).Orders);
    }

    private static async Task<Verdicts> AskAsync(IReadOnlyDictionary<string, JsonNode> documents, JsonObject jwkSet, DateTimeOffset now, IEnumerable<JsonNode> certificates, IEnumerable<string> jwts, IEnumerable<JsonNode> orders)
    {
        await Installed.Value;
        var question = new JsonObject
        {
            ["documents"] = new JsonObject(documents.Select(document => KeyValuePair.Create(document.Key, (JsonNode?)document.Value.DeepClone()))),
            ["keys"] = jwkSet.DeepClone(),
            ["now"] = now.ToString("O"),
            ["certificates"] = new JsonArray([.. certificates.Select(certificate => certificate.DeepClone())]),
            ["jwts"] = new JsonArray([.. jwts.Select(jwt => JsonValue.Create(jwt))]),
            ["orders"] = new JsonArray([.. orders]),
        };
        return JsonSerializer.Deserialize<Verdicts>(await RunAsync("node", ["judge.mjs"], question.ToJsonString()), JsonSerializerOptions.Web)!; // The judge writes no null.
    }

    private static async Task InstallAsync()
    {
        try
        {
            await RunAsync("npm", ["ci", "--no-audit", "--no-fund"], "");
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("npm is not installed: the judges of certificates need Node 20.");
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

    /// <summary>In the order in which they were asked for.</summary>
    internal sealed record Verdicts(IReadOnlyList<EmbeddedVerdict> Certificates, IReadOnlyList<JwtVerdict> Jwts, IReadOnlyList<JsonElement> Orders);

    /// <param name="Verified">Says nothing of the status.</param>
    /// <param name="Revocation">Null where the status could not be read.</param>
    /// <param name="Suspension">Likewise.</param>
    internal sealed record EmbeddedVerdict(bool Verified, string? Error, bool? Revocation, bool? Suspension, string? StatusError);

    /// <param name="Credential">What the JWT says; null where it does not verify.</param>
    internal sealed record JwtVerdict(JsonElement? Credential, string? Error);
}
