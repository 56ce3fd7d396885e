using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Clusters;

/// <summary>
/// Several people who ask whichever host they come to, one thing after the other, and write down what they were answered. What they set is a register with a version: who sets it says which version was looked at.
/// </summary>
internal sealed class HistoryClient(HostCluster cluster, IReadOnlyList<string> centres, IReadOnlyList<string> networks, int people, int seed) : IDisposable
{
    private const string Read = "query($centre: ID!) { centre(id: $centre) { name } door(centre: $centre) { version } }";
    private const string Set = "mutation($input: AdmissionRulesInput!) { setAdmissionRules(input: $input) { __typename ... on DoorSet { door { version } } ... on Refusal { code } } }";
    private const string Run = "mutation($network: ID!) { startRun(network: $network) { __typename ... on RunStarted { run { key } } } }";

    private readonly HttpClient _http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(1) }) { Timeout = TimeSpan.FromSeconds(10) };
    private readonly ConcurrentQueue<Operation> _history = new();
    private readonly long _start = TimeProvider.System.GetTimestamp();

    public TimeSpan Now => TimeProvider.System.GetElapsedTime(_start);

    public IReadOnlyList<Operation> History => [.. _history];

    /// <summary>Until it is cancelled.</summary>
    public Task WorkAsync(CancellationToken cancellationToken) => Task.WhenAll(Enumerable.Range(0, people).Select(person => Task.Run(() => WorkAsync(new Random(seed + person), cancellationToken), CancellationToken.None)));

    public void Dispose() => _http.Dispose();

    private async Task WorkAsync(Random random, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            int host = random.Next(cluster.Count);
            if (cluster.UrlOf(host) is not { } url)
            {
                await Task.Yield();
                continue;
            }

            string centre = centres[random.Next(centres.Count)];
            var seen = await AskAsync("read", centre, host, url, Read, new { centre }, data => (data.GetProperty("centre").ValueKind == JsonValueKind.Object ? Operation.Ok : "no centre", data.GetProperty("door").GetProperty("version").GetInt32(), null));
            int what = random.Next(100);
            if (what == 0)
            {
                string network = networks[random.Next(networks.Count)];
                await AskAsync("run", network, host, url, Run, new { network }, data => Started(data.GetProperty("startRun")));
            }
            else if (what < 50 && seen is { Result: Operation.Ok })
            {
                var input = new { centre, madeOn = seen.Version, admits = Array.Empty<object>(), offlineAdmissions = random.Next(200) };
                await AskAsync("set", centre, host, url, Set, new { input }, data => Outcome(data.GetProperty("setAdmissionRules")));
            }
        }
    }

    private static (string, int, string?) Started(JsonElement answer) => answer.GetProperty("__typename").GetString() switch
    {
        "RunStarted" => (Operation.Ok, -1, answer.GetProperty("run").GetProperty("key").GetString()),
        "RunUnderWay" => (Operation.Refused, -1, null),
        var other => (other ?? "nothing", -1, null),
    };

    private static (string, int, string?) Outcome(JsonElement answer) => answer.GetProperty("__typename").GetString() switch
    {
        "DoorSet" => (Operation.Ok, answer.GetProperty("door").GetProperty("version").GetInt32(), null),
        _ when answer.TryGetProperty("code", out var code) && code.GetString() == "admission.changed" => (Operation.Refused, -1, null),
        var other => (other ?? "nothing", -1, null),
    };

    private async Task<Operation> AskAsync(string what, string subject, int host, Uri url, string query, object variables, Func<JsonElement, (string, int, string?)> outcome)
    {
        var begun = Now;
        var (result, version, key) = await OutcomeAsync(host, url, query, variables, outcome);
        var operation = new Operation(what, subject, host, begun, Now, result, version, key);
        _history.Enqueue(operation);
        return operation;
    }

    private async Task<(string, int, string?)> OutcomeAsync(int host, Uri url, string query, object variables, Func<JsonElement, (string, int, string?)> outcome)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, "graphql")) { Content = JsonContent.Create(new { query, variables }) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", cluster.TokenOf(host));
            using var response = await _http.SendAsync(request, CancellationToken.None);
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None);
            if (!answer.TryGetProperty("errors", out var errors)) return outcome(answer.GetProperty("data"));
            string code = errors[0].GetProperty("extensions").GetProperty("code").GetString() ?? "";
            return (code is "STORE_UNAVAILABLE" or "HOST_UNAVAILABLE" or "LIMIT_TIME" ? Operation.Unavailable : $"{code}: {errors[0].GetProperty("message").GetString()}", -1, null);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or IOException or JsonException)
        {
            return (Operation.Unavailable, -1, null); // it was killed while it answered
        }
    }
}
