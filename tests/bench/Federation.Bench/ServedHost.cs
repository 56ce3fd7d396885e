using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Federation.Bench;

/// <summary>A host that serves, asked over GraphQL with its operator's token.</summary>
internal sealed class ServedHost : IAsyncDisposable
{
    private const string Answers = "The directory answers at ";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly HttpClient _http;

    private ServedHost(Process process, HttpClient http)
    {
        _process = process;
        _http = http;
    }

    public static async Task<ServedHost> StartAsync(string program, string networks, string data)
    {
        var process = Process.Start(new ProcessStartInfo(program, ["serve", "--urls", "http://127.0.0.1:0", "--networks", networks, "--data", data]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{program} did not start.");
        string? line;
        do line = await process.StandardOutput.ReadLineAsync();
        while (line?.StartsWith(Answers, StringComparison.Ordinal) == false);
        if (line is null) throw new InvalidOperationException($"{program} ended before it answered.");
        var http = new HttpClient { BaseAddress = new Uri(line[Answers.Length..] + "/graphql") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await File.ReadAllTextAsync(Path.Combine(data, "operator-token"))).Trim());
        _ = process.StandardOutput.ReadToEndAsync();
        var host = new ServedHost(process, http);
        await host.WaitForNetworksAsync();
        return host;
    }

    public Task StartRunAsync(string network) =>
        AskAsync($$"""mutation { startRun(network: "{{network}}") { run { key } errors { message } } }""");

    /// <summary>Starts a run of a network that has none yet, and waits for its end.</summary>
    public async Task<NeighbourRun> RunAsync(string network, int listings)
    {
        var others = ProcFolder.ChildrenOf(_process.Id).ToHashSet();
        await StartRunAsync(network);
        var cpu = TimeSpan.Zero;
        while (true)
        {
            await Task.Delay(Look);
            int? worker = ProcFolder.ChildrenOf(_process.Id).Where(child => !others.Contains(child)).Select(child => (int?)child).FirstOrDefault();
            if (worker is { } child && ProcFolder.UsageOf(child) is { } usage) cpu = usage.Cpu;
            var run = (await AskAsync($$"""{ syncRuns(network: "{{network}}", first: 1) { status durationMs counts { new } } }""")).GetProperty("syncRuns")[0];
            string? status = run.GetProperty("status").GetString();
            if (status == "RUNNING") continue;
            if (status != "COMPLETED" || run.GetProperty("counts").GetProperty("new").GetInt32() != listings) throw new InvalidOperationException($"The run of {network} is {run}.");
            return new NeighbourRun(run.GetProperty("durationMs").GetDouble() / 1000, cpu.TotalSeconds);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitForNetworksAsync()
    {
        while ((await AskAsync("{ networks { key } }")).GetProperty("networks").GetArrayLength() < 3) await Task.Delay(Look);
    }

    private async Task<JsonElement> AskAsync(string query)
    {
        using var response = await _http.PostAsJsonAsync("", new { query });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.TryGetProperty("errors", out var errors) ? throw new InvalidOperationException($"{query}: {errors}") : answer.GetProperty("data");
    }
}
