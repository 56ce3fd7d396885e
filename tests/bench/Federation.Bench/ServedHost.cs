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

    /// <param name="count">How many networks the file names: the host has begun when it knows them all.</param>
    /// <param name="options">More words of its command line.</param>
    public static async Task<ServedHost> StartAsync(string program, string networks, int count, string data, params string[] options)
    {
        var process = Process.Start(new ProcessStartInfo(program, ["serve", "--urls", "http://127.0.0.1:0", "--networks", networks, "--data", data, .. options]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{program} did not start.");
        string? line;
        do line = await process.StandardOutput.ReadLineAsync();
        while (line?.StartsWith(Answers, StringComparison.Ordinal) == false);
        if (line is null) throw new InvalidOperationException($"{program} ended before it answered.");
        var http = new HttpClient { BaseAddress = new Uri(line[Answers.Length..] + "/graphql") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await File.ReadAllTextAsync(Path.Combine(data, "operator-token"))).Trim());
        _ = process.StandardOutput.ReadToEndAsync();
        var host = new ServedHost(process, http);
        await host.WaitForNetworksAsync(count);
        return host;
    }

    public Uri Origin => new(_http.BaseAddress ?? throw new InvalidOperationException("It was not started."), "/");

    /// <summary>Of the host's own process so far.</summary>
    public ProcessUsage Usage => ProcFolder.UsageOf(_process.Id) ?? throw new InvalidOperationException("The host has ended.");

    /// <summary>Of the host's own process at this moment.</summary>
    public ProcessHoldings Holdings => ProcFolder.HoldingsOf(_process.Id) ?? throw new InvalidOperationException("The host has ended.");

    /// <summary>The keys of some centres, by name.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync(int count)
    {
        var keys = new List<string>();
        for (string? after = null; keys.Count < count;)
        {
            var page = (await AskAsync($$"""{ centres(first: 100{{(after is null ? "" : $", after: \"{after}\"")}}) { pageInfo { endCursor } nodes { key } } }""")).GetProperty("centres");
            keys.AddRange(page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("key").GetString()!));
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }

        return keys;
    }

    public Task StartRunAsync(string network) =>
        AskAsync($$"""mutation { startRun(network: "{{network}}") { ... on RunStarted { run { key } } ... on Refusal { message } } }""");

    /// <summary>Starts a run of a network that has none under way, and waits for its end.</summary>
    public async Task<ServedRun> RunAsync(string network)
    {
        var before = ProcFolder.UsageOf(_process.Id) ?? throw new InvalidOperationException("The host has ended.");
        var idle = WorkerUsages();
        var workers = new Dictionary<int, ProcessUsage>();
        await StartRunAsync(network);
        RunReport? run = null;
        while (true)
        {
            await Task.Delay(Look);
            var now = WorkerUsages();
            foreach (var (worker, usage) in now) workers[worker] = usage with { Cpu = usage.Cpu - idle.GetValueOrDefault(worker).Cpu };
            run ??= await LastRunAsync(network);

            // A worker ends with its run: the one that is gone then was the run's own.
            if (run is null || workers.Keys.Except(now.Keys).ToList() is not [{ } own, ..]) continue;
            var after = ProcFolder.UsageOf(_process.Id) ?? throw new InvalidOperationException("The host has ended.");
            return new ServedRun(run, after with { Cpu = after.Cpu - before.Cpu }, workers[own]);
        }
    }

    /// <summary>Waits for the end of the run that the host has started by itself.</summary>
    public async Task WaitForRunAsync(string network)
    {
        while (await LastRunAsync(network) is null) await Task.Delay(Look);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Null while there is none, or while it runs.</summary>
    private async Task<RunReport?> LastRunAsync(string network)
    {
        var runs = (await AskAsync($$"""{ syncRuns(network: "{{network}}", first: 1) { status durationMs counts { read new changed unchanged quarantined } } }""")).GetProperty("syncRuns");
        if (runs.GetArrayLength() == 0 || runs[0].GetProperty("status").GetString() == "RUNNING") return null;
        var counts = RunCounts.Of(runs[0].GetProperty("counts"));
        return new RunReport(runs[0].GetProperty("status").GetString()!, TimeSpan.FromMilliseconds(runs[0].GetProperty("durationMs").GetDouble()), counts);
    }

    /// <summary>Of all processes that the host has started: some serve other runs, and one may wait for the next.</summary>
    private Dictionary<int, ProcessUsage> WorkerUsages()
    {
        var usages = new Dictionary<int, ProcessUsage>();
        foreach (int worker in ProcFolder.ChildrenOf(_process.Id))
        {
            if (ProcFolder.UsageOf(worker) is { } usage) usages[worker] = usage;
        }

        return usages;
    }

    private async Task WaitForNetworksAsync(int networks)
    {
        while ((await AskAsync("{ networks { key } }")).GetProperty("networks").GetArrayLength() < networks) await Task.Delay(Look);
    }

    private async Task<JsonElement> AskAsync(string query)
    {
        using var response = await _http.PostAsJsonAsync("", new { query });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.TryGetProperty("errors", out var errors) ? throw new InvalidOperationException($"{query}: {errors}") : answer.GetProperty("data");
    }
}

/// <summary>A run in a host that serves.</summary>
/// <param name="Host">What the host used from the run's start to its end, and its highest memory ever.</param>
/// <param name="Worker">What the run's own worker used, when it was last looked at.</param>
internal sealed record ServedRun(RunReport Run, ProcessUsage Host, ProcessUsage Worker);
