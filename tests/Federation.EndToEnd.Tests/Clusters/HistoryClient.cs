using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Clusters;

/// <summary>
/// Several people who ask whichever host they come to, one thing after the other, and write down what they were answered. A host that left them without an answer they pass by for a while, as what distributes calls does.
/// </summary>
/// <param name="phone">Of a member who comes to a door now and then; null for nobody.</param>
internal sealed class HistoryClient(HostCluster cluster, IReadOnlyList<string> centres, IReadOnlyList<string> networks, int people, int seed, MemberPhone? phone = null) : IDisposable
{
    private const string Run = "mutation($network: ID!) { startRun(network: $network) { __typename ... on RunStarted { run { key } } } }";

    private static readonly DoorRegister Door = new();
    private static readonly LabelRegister Label = new();

    private static readonly TimeSpan PassedBy = TimeSpan.FromSeconds(2), RetryAfter = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient _http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(1) }) { Timeout = TimeSpan.FromSeconds(10) };
    private readonly ConcurrentQueue<Operation> _history = new();
    private readonly ConcurrentDictionary<int, TimeSpan> _silentUntil = new();
    private readonly long _start = TimeProvider.System.GetTimestamp();

    public TimeSpan Now => TimeProvider.System.GetElapsedTime(_start);

    public IReadOnlyList<Operation> History => [.. _history];

    /// <summary>Waits until hosts have answered so many calls more that began after this one.</summary>
    /// <param name="gone">Of this host none are counted; -1 for of all.</param>
    public Task AnsweredAsync(int calls, int gone)
    {
        var from = Now;
        return Condition.HoldsAsync(() => _history.Count(operation => operation.Begun >= from && operation.Host != gone && operation.Result != Operation.Unavailable) >= calls, $"The hosts did not answer {calls} calls more.");
    }

    /// <summary>All registers of all centres as one host tells them, by their subjects.</summary>
    public async Task<IReadOnlyDictionary<string, Answer>> StateAsync(int host)
    {
        var state = new Dictionary<string, Answer>();
        foreach (Register register in (Register[])[Door, Label])
        {
            foreach (string centre in centres) state[register.Subject(centre)] = register.Told(await cluster[host].Client.AskAsync(register.Query, new { centre }, cluster.TokenOf(host)));
        }

        return state;
    }

    /// <summary>Until it is cancelled.</summary>
    public Task WorkAsync(CancellationToken cancellationToken) => Task.WhenAll(Enumerable.Range(0, people).Select(person => Task.Run(() => WorkAsync(new Random(seed + person), cancellationToken), CancellationToken.None)));

    public void Dispose() => _http.Dispose();

    private async Task WorkAsync(Random random, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (Somebody(random) is not var (host, url))
            {
                await Task.Delay(RetryAfter, CancellationToken.None);
                continue;
            }

            string centre = centres[random.Next(centres.Count)];
            int what = random.Next(100);
            if (what == 0)
            {
                string network = networks[random.Next(networks.Count)];
                await AskAsync(Operation.Run, network, host, url, Run, new { network }, Started);
                continue;
            }

            if (phone is not null && what <= 5)
            {
                await ComeInAsync(phone, host, url, random);
                continue;
            }

            Register register = what < 25 ? Label : Door;
            var seen = await AskAsync(register.IsKept ? Operation.Glance : Operation.Read, register.Subject(centre), host, url, register.Query, new { centre }, register.Told);
            if (what % 2 == 0 || seen.Result != Operation.Ok) continue;
            var (mutation, input) = register.Change(centre, seen, random);
            await AskAsync(Operation.Set, register.Subject(centre), host, url, mutation, new { input }, register.Outcome);
        }
    }

    /// <summary>The door is opened at one host, and the pass shown at whichever comes next.</summary>
    private async Task ComeInAsync(MemberPhone phone, int host, Uri url, Random random)
    {
        string centre = phone.Centre;
        var opened = await AskAsync(Operation.Open, centre, host, url, DoorBook.Open, new { centre }, DoorBook.Opened);
        if (opened.Key is not { } nonce || Somebody(random) is not var (other, there)) return;
        await AskAsync(Operation.Admit, centre, other, there, DoorBook.Present, new { centre, pass = phone.Sign(nonce) }, DoorBook.Presented);
    }

    /// <summary>A host that is up and has not been silent; null where there is none.</summary>
    private (int Host, Uri Url)? Somebody(Random random)
    {
        List<(int, Uri)> up = [];
        for (int host = 0; host < cluster.Count; host++)
        {
            if (cluster.UrlOf(host) is { } url && _silentUntil.GetValueOrDefault(host) <= Now) up.Add((host, url));
        }

        return up.Count == 0 ? null : up[random.Next(up.Count)];
    }

    private static Answer Started(JsonElement data) => data.GetProperty("startRun") is var answer && answer.GetProperty("__typename").GetString() is var name && name == "RunStarted"
        ? new Answer(Operation.Ok, Key: answer.GetProperty("run").GetProperty("key").GetString())
        : new Answer(name == "RunUnderWay" ? Operation.Refused : name ?? "nothing");

    private async Task<Answer> AskAsync(string what, string subject, int host, Uri url, string query, object variables, Func<JsonElement, Answer> outcome)
    {
        var begun = Now;
        var answer = await OutcomeAsync(host, url, query, variables, outcome);
        _history.Enqueue(new Operation(what, subject, host, begun, Now, answer.Result, answer.Version, answer.Value, answer.Key, answer.Why));
        return answer;
    }

    private async Task<Answer> OutcomeAsync(int host, Uri url, string query, object variables, Func<JsonElement, Answer> outcome)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, "graphql")) { Content = JsonContent.Create(new { query, variables }) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", cluster.TokenOf(host));
            using var response = await _http.SendAsync(request, CancellationToken.None);
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None);
            if (!answer.TryGetProperty("errors", out var errors)) return outcome(answer.GetProperty("data"));
            string code = errors[0].GetProperty("extensions").GetProperty("code").GetString() ?? "";
            return code is "STORE_UNAVAILABLE" or "HOST_UNAVAILABLE" or "HOST_BUSY" or "LIMIT_TIME" ? new Answer(Operation.Unavailable, Why: code) : new Answer($"{code}: {errors[0].GetProperty("message").GetString()}");
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or IOException or JsonException)
        {
            _silentUntil[host] = Now + PassedBy;
            return new Answer(Operation.Unavailable, Why: failure.GetType().Name); // it was killed while it answered
        }
    }
}
