using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Federation.Cluster.Centres;
using Federation.Gateway;
using Federation.Gateway.GraphQL;
using Federation.Gateway.GraphQL.Http;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.QueryFuzz.Tests;

/// <summary>Sends one request after another to a real gateway over a store in memory, and holds every answer against the laws.</summary>
internal sealed class QueryFuzz
{
    /// <summary>The clock stands still, so nothing but the work itself ends it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int MostFindings = 10;

    private readonly SortedDictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly GatewayHost _host;
    private readonly int _seed;
    private readonly string[] _tokens;
    private readonly RequestMaker _maker;

    private QueryFuzz(GatewayHost host, int seed, IReadOnlyList<string> known)
    {
        _host = host;
        _seed = seed;
        _tokens = [host.Token, host.Callers.Add(Role.NetworkManager, "a"), host.Callers.Add(Role.Member, "b"), host.Callers.Add(Role.Assessor, "a")];
        _maker = new RequestMaker(host.Services.GetRequiredService<DirectorySchema>(), known, seed, _tokens.Length);
    }

    public List<string> Findings { get; } = [];

    public int Requests { get; private set; }

    public TimeSpan Slowest { get; private set; }

    /// <summary>How many answers had each code; <c>data</c> for none.</summary>
    public IReadOnlyDictionary<string, int> Codes => _codes;

    /// <summary>Managed memory after collections: when a quarter of the time was over, and at the end.</summary>
    public (long Early, long Late) Memory { get; private set; }

    public static async Task<GatewayHost> StartAsync()
    {
        var host = await GatewayHost.StartAsync(options => options.RequestsPerSecond = 0);
        await host.Seed.AddAsync(Seed.Network("a"));
        await host.Seed.AddAsync(Seed.Network("b"));
        await host.Seed.AddAsync(Seed.RunOf("a", Seed.Run, GatewayHost.Now));
        await host.Seed.AddAsync("a/1", Seed.QuarantinedOf("a", "1"));
        for (int i = 0; i < 60; i++)
        {
            var centre = await host.Seed.OpenAsync("a", $"{i}", new ListingContent { Name = $"Centre numéro {i}", Description = "Un espace de coworking à Dijon." });
            if (i % 3 == 0) await host.Seed.PutAsync(centre, "b", $"{i}", new ListingContent { Name = $"The centre number {i}", Website = "https://centre.example/" });
        }

        await host.CatchUpAsync();
        return host;
    }

    /// <param name="seed">With the same one, the same requests.</param>
    public static async Task<QueryFuzz> OpenAsync(GatewayHost host, int seed)
    {
        var data = (await host.AskAsync("{ centres(first: 20) { nodes { id key } } changes(first: 5) { next } }")).Data;
        var known = data.GetProperty("centres").GetProperty("nodes").EnumerateArray().SelectMany(node => (string[])[node.GetProperty("id").GetString()!, node.GetProperty("key").GetString()!]); // they are never null
        return new QueryFuzz(host, seed, [.. known, data.GetProperty("changes").GetProperty("next").GetString()!, "a", "b", "a/1", "b/3", Seed.Run]);
    }

    public async Task RunAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp(), early = 0;
        for (; Stopwatch.GetElapsedTime(start) < time && Findings.Count < MostFindings; Requests++)
        {
            var request = _maker.Make(Requests);
            if (await JudgeAsync(request, cancellationToken) is { } broken) Findings.Add($"Seed {_seed}, request {Requests}: {broken}\n  {request}\n  {Logged()}");
            if (early == 0 && Stopwatch.GetElapsedTime(start) > time / 4) early = Collected();
            if (Requests % 1_000 == 0) _host.Log.Clear();
        }

        _host.Log.Clear();
        Memory = (early, Collected());
        int cached = _host.Services.GetRequiredService<DocumentCache>().Count, most = 2 * new GatewayOptions().CachedDocuments;
        if (cached > most) Findings.Add($"{cached} documents are kept, and {most} are the most.");
    }

    /// <summary>What a host tells of its own process, its memory and its threads, is another at the next moment.</summary>
    private static bool IsOfTheMoment(FuzzedRequest request) => request.Payload.Contains("operations", StringComparison.Ordinal);

    /// <returns>The law that is broken; null for none.</returns>
    private async Task<string?> JudgeAsync(FuzzedRequest request, CancellationToken cancellationToken)
    {
        var (first, broken) = await AskAsync(request, cancellationToken);
        if (broken is not null || first is null || !request.Repeats || IsOfTheMoment(request)) return broken;
        // The second time its document is known, and the third time parts of the answer are.
        for (int i = 0; i < 2; i++)
        {
            var (again, brokenAgain) = await AskAsync(request, cancellationToken);
            if (brokenAgain is not null) return brokenAgain;
            if (again != first) return $"Asked again it is answered otherwise. {first[..Math.Min(1_000, first.Length)]}\n  {again?[..Math.Min(1_000, again.Length)]}";
        }

        return null;
    }

    private async Task<(string? Body, string? Broken)> AskAsync(FuzzedRequest request, CancellationToken cancellationToken)
    {
        using var message = request.Method == "GET"
            ? new HttpRequestMessage(HttpMethod.Get, $"/graphql?{request.Payload}")
            : new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(request.Payload, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        if (request.Accept is not null) message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        if (request.Who > 0) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tokens[request.Who - 1]);
        long start = Stopwatch.GetTimestamp();
        try
        {
            using var response = await _host.Http.SendAsync(message, cancellationToken).WaitAsync(Patience, cancellationToken);
            string body = await response.Content.ReadAsStringAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
            var taken = Stopwatch.GetElapsedTime(start);
            if (taken > Slowest) Slowest = taken;
            Count(body);
            return (body, AnswerLaws.Broken((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, body) is { } broken ? $"{broken} {body[..Math.Min(500, body.Length)]}" : null);
        }
        catch (TimeoutException)
        {
            return (null, $"No answer came within {Patience.TotalSeconds} s.");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return (null, $"{failure.GetType().Name}: {failure.Message}");
        }
    }

    /// <summary>What the gateway itself said last of a failure.</summary>
    private string Logged() => _host.Log.Lines.LastOrDefault(line => line.StartsWith("Error", StringComparison.Ordinal)) is { } line ? line[..Math.Min(1_500, line.Length)] : "Nothing was logged.";

    private void Count(string body)
    {
        int at = !body.StartsWith("{\"errors\"", StringComparison.Ordinal) ? -1 : body.IndexOf("\"code\":\"", StringComparison.Ordinal);
        string code = at < 0 ? "data" : body[(at + 8)..body.IndexOf('"', at + 8)];
        _codes[code] = _codes.GetValueOrDefault(code) + 1;
    }

    private static long Collected()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
