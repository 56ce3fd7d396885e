using System.Text.Json;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Labels;

/// <summary>A directory keeps its public log, a witness on its own watches it, and a stranger checks with both keys that a certificate is in it.</summary>
public sealed class PublicLogTests : IDisposable
{
    private const string PublicUrl = "https://label.example";

    /// <summary>Of a log that everybody knows.</summary>
    private const string AnotherLogKey = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";

    private readonly TestFolder _folder = new();

    private string WitnessFolder => _folder.PathOf("witness");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Certificate_WithItsProof_IsInTheLogThatAWitnessHasSeen()
    {
        string witnessKey = (await Command.RunAsync("witness", "key", "--name", "witness.example", "--data", WitnessFolder)).Expect(0).Output.Trim();
        string logKey;
        await using (var first = await ServingHost.StartAsync(_folder.Data, publicUrl: PublicUrl))
        {
            logKey = await LogKeyAsync(first);
            Assert.Equal(0, await first.StopAsync());
        }

        await using var witness = HostProcess.Start(["witness", "serve", "--name", "witness.example", "--data", WitnessFolder, "--log-key", logKey, "--urls", "http://127.0.0.1:0"]);
        string listens = await witness.Output.FirstAsync(line => line.StartsWith("listens on ", StringComparison.Ordinal), Token).WaitAsync(TimeSpan.FromMinutes(1), Token);
        await using var host = await ServingHost.StartAsync(_folder.Data, publicUrl: PublicUrl, witness: $"{witnessKey} {listens["listens on ".Length..]}");
        Assert.Equal(logKey, await LogKeyAsync(host));
        string centre = (await host.Client.AskAsync("{ centres(first: 1) { nodes { key } } }")).GetProperty("centres").GetProperty("nodes")[0].GetProperty("key").GetString() ?? "";
        await host.Client.AskAsync("mutation($centre: ID!) { awardLabel(input: { centre: $centre, madeOn: 0, actor: \"operator\", reason: \"Assessed.\", levels: { services: 2 } }) { __typename } }", new { centre }, host.Token);
        string key = $"{centre}-1", certificate = await FetchAsync(host, $"/certificates/{key}", "certificate.json"), keys = await FetchAsync(host, "/issuer", "issuer.json");

        // The witness signs a moment after the log has it.
        string proof = "";
        await Condition.HoldsAsync(async () => (await File.ReadAllTextAsync(proof = await FetchAsync(host, $"/certificates/{key}/log-proof", "certificate.tlog-proof"), Token)).Contains("— witness.example ", StringComparison.Ordinal), "The witness has not signed.");

        string revocation = await FetchAsync(host, "/status/revocation", "revocation.json"), suspension = await FetchAsync(host, "/status/suspension", "suspension.json");
        string[] papers = [certificate, "--keys", keys, "--status", revocation, "--status", suspension, "--json"];
        Assert.Equal("log.included", await LoggedAsync(0, [.. papers, "--proof", proof, "--log-key", logKey, "--witness-key", witnessKey]));
        string told = (await host.Client.AskAsync("query($key: String!) { certificate(key: $key) { logProof } }", new { key })).GetProperty("certificate").GetProperty("logProof").GetString() ?? "";
        Assert.StartsWith("c2sp.org/tlog-proof@v1\n", told, StringComparison.Ordinal);

        // Whoever alters the proof, brings that of something else or a key of somebody else is told so.
        string award = await FetchAsync(host, $"/log/labels/{centre}/1", "award.tlog-proof");
        Assert.Equal("log.other-certificate", await LoggedAsync(1, [.. papers, "--proof", award, "--log-key", logKey]));
        await File.WriteAllTextAsync(_folder.PathOf("altered.tlog-proof"), (await File.ReadAllTextAsync(proof, Token)).Replace("index ", "index 1", StringComparison.Ordinal), Token);
        Assert.Equal("log.altered", await LoggedAsync(1, [.. papers, "--proof", _folder.PathOf("altered.tlog-proof"), "--log-key", logKey]));
        Assert.Equal("log.key-unknown", await LoggedAsync(1, [.. papers, "--proof", proof, "--log-key", AnotherLogKey]));
        Assert.NotEqual(0, (await Command.RunAsync("certificate", "verify", certificate, "--proof", proof)).ExitCode);

        Assert.Equal(0, await host.StopAsync());
        (await Command.RunAsync("store", "check", "--data", _folder.Data)).Expect(0);
    }

    [Fact]
    public async Task Key_Rotated_SignsFromThenOnAndStandsInTheLog()
    {
        await using (var first = await ServingHost.StartAsync(_folder.Data, publicUrl: PublicUrl))
        {
            Assert.Equal(0, await first.StopAsync());
        }

        (await Command.RunAsync("certificate", "rotate", "--log", "--data", _folder.Data)).Expect(0);
        await using var host = await ServingHost.StartAsync(_folder.Data, publicUrl: PublicUrl);

        using var keys = JsonDocument.Parse(await File.ReadAllBytesAsync(await FetchAsync(host, "/log/keys", "keys.json"), Token));
        Assert.Equal(2, keys.RootElement.GetProperty("keys").GetArrayLength());
        Assert.False(keys.RootElement.GetProperty("keys")[0].TryGetProperty("until", out _));
        string entries = "";
        await Condition.HoldsAsync(async () =>
        {
            using var response = await host.Client.GetAsync("/log/tile/entries/000.p/3");
            entries = response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync(Token) : "";
            return entries.Length > 0;
        }, "The keys are not in the log.");
        Assert.Equal(3, entries.Split("\"type\":\"key\"").Length - 1); // the issuer's, and two of the log
    }

    [Fact]
    public async Task Witness_ThatHasForgottenOrIsNotAlone_DoesNotSign()
    {
        string key = (await Command.RunAsync("witness", "key", "--name", "witness.example", "--data", WitnessFolder)).Expect(0).Output.Trim();
        string[] serve = ["witness", "serve", "--name", "witness.example", "--data", WitnessFolder, "--log-key", AnotherLogKey, "--urls", "http://127.0.0.1:0"];
        Assert.Contains("--log-key is a key of a log", (await Command.RunAsync([.. serve, "--log-key", key])).Expect(2).Error, StringComparison.Ordinal); // a witness's own
        await using (var witness = HostProcess.Start(serve))
        {
            await witness.Output.FirstAsync(line => line.StartsWith("listens on ", StringComparison.Ordinal), Token).WaitAsync(TimeSpan.FromMinutes(1), Token);
            Assert.Contains("store.in-use", (await Command.RunAsync(serve)).Expect(3).Error, StringComparison.Ordinal);
        }

        File.Delete(Path.Combine(WitnessFolder, "witness-seen.json"));
        Assert.Contains("log.witness-forgot", (await Command.RunAsync(serve)).Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("log.witness-forgot", (await Command.RunAsync("witness", "key", "--name", "witness.example", "--data", WitnessFolder)).Expect(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_OfNothing_IsNotFound()
    {
        string[] paths =
        [
            "/log/tile/0/999",
            "/log/tile/0/..%2F..%2Flog-keys.json",
            "/log/tile/64/000.p/1",
            "/log/tile/entries/000",
            "/log/labels/0192f0c4d6a87b3e9a1c5d2e3f405162/1",
            "/log/labels/x/-1",
            "/certificates/0192f0c4d6a87b3e9a1c5d2e3f405162-1/log-proof",
        ];
        await using var host = await ServingHost.ListenAsync(_folder.Data, publicUrl: PublicUrl);
        foreach (string path in paths)
        {
            using var response = await host.Client.GetAsync(path);
            Assert.True(response.StatusCode == System.Net.HttpStatusCode.NotFound, $"{path}: {response.StatusCode}");
        }
    }

    private async Task<string> LogKeyAsync(ServingHost host)
    {
        string text = await File.ReadAllTextAsync(await FetchAsync(host, "/log/keys", "log-keys.json"), Token);
        Assert.Contains("\"label.example/log+", text, StringComparison.Ordinal); // as it is copied to a command line
        using var keys = JsonDocument.Parse(text);
        Assert.Equal("label.example/log", keys.RootElement.GetProperty("origin").GetString());
        return keys.RootElement.GetProperty("keys")[0].GetProperty("key").GetString() ?? "";
    }

    private static async Task<string?> LoggedAsync(int exitCode, string[] arguments)
    {
        var verified = await Command.RunAsync(["certificate", "verify", .. arguments]);
        Assert.Equal(exitCode, verified.ExitCode);
        return verified.Json().GetProperty("logged").GetProperty("code").GetString();
    }

    /// <returns>Where it was written.</returns>
    private async Task<string> FetchAsync(ServingHost host, string path, string file)
    {
        using var response = await host.Client.GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}");
        await File.WriteAllBytesAsync(_folder.PathOf(file), await response.Content.ReadAsByteArrayAsync(Token), Token);
        return _folder.PathOf(file);
    }
}
