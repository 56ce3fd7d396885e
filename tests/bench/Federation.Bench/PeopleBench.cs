using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Federation.Bench;

/// <summary>
/// People who look at the web pages of a directory, each at a page in half a minute, from addresses of their own: at a rate that does not wait for answers, and a time that counts from when each page was wanted. Every page of
/// the directory has its map filled, too. Answers are packed and read to their end.
/// </summary>
internal sealed class PeopleBench(string host, string folder, int people, TimeSpan length)
{
    public const string Command = "people";
    public const int People = 10_000;
    public const int Seconds = 60;

    private const int Listings = 100_000;

    /// <summary>Everybody looks at one page in so long.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>Before it counts: code is compiled and connections are made.</summary>
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(20);

    /// <summary>No request may fail, and of a hundred 99 are answered in so long.</summary>
    private const double MostMilliseconds = 200;

    /// <returns>Whether it was so.</returns>
    public async Task<bool> RunAsync(TextWriter output)
    {
        string source = Path.Combine(folder, "listings.csv"), data = Path.Combine(folder, "data");
        ListingsFile.Write(source, 0, Listings, changed: false);
        await using var served = await ServedHost.StartAsync(host, NetworksFile.Write(folder, source), 1, data, "--public-url", "https://directory.example"); // behind a proxy, which says whose address it is
        await served.WaitForRunAsync(NetworksFile.Network);
        var visits = new Visits(await served.KeysAsync(1_000), people);
        await WalkAsync(served, visits, Warming);
        var before = served.Usage;
        var seen = await WalkAsync(served, visits, length);
        var cpu = served.Usage.Cpu - before.Cpu;
        output.WriteLine("| people | pages/s | requests | failed | p50 ms | p95 ms | p99 ms | most ms | CPU cores of the host | peak MB |");
        output.WriteLine("|-------:|--------:|---------:|-------:|-------:|-------:|-------:|--------:|----------------------:|--------:|");
        double[] waits = [.. seen.Select(visit => visit.Milliseconds).Order()];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {people} | {people / Pause.TotalSeconds:0} | {waits.Length} | {seen.Count(visit => !visit.IsGood)} | {At(0.5):0.0} | {At(0.95):0.0} | {At(0.99):0.0} | {waits[^1]:0.0} | {cpu / length:0.00} | {served.Usage.PeakBytes / 1e6:0} |"));
        return seen.All(visit => visit.IsGood) && At(0.99) < MostMilliseconds;

        double At(double share) => waits[(int)(share * (waits.Length - 1))];
    }

    private async Task<IReadOnlyCollection<Seen>> WalkAsync(ServedHost served, Visits visits, TimeSpan span)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, UseCookies = false }) { BaseAddress = served.Origin, Timeout = TimeSpan.FromSeconds(30) };
        var seen = new ConcurrentBag<Seen>();
        var under = new List<Task>();
        var watch = Stopwatch.StartNew();
        double mean = Pause.TotalSeconds / people, next = 0;
        while (next < span.TotalSeconds)
        {
            while (next <= watch.Elapsed.TotalSeconds && next < span.TotalSeconds)
            {
                var (address, paths) = visits.Next();
                double planned = next;
                foreach (string path in paths) under.Add(Task.Run(() => LookAsync(http, address, path, () => watch.Elapsed.TotalSeconds - planned, seen)));
                next += visits.Gap(mean);
            }

            await Task.Delay(1);
        }

        await Task.WhenAll(under);
        return seen;
    }

    private static async Task LookAsync(HttpClient http, string address, string path, Func<double> waited, ConcurrentBag<Seen> seen)
    {
        bool isGood = false;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", address);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
            using var answer = await http.SendAsync(request);
            isGood = answer.StatusCode == HttpStatusCode.OK && (await answer.Content.ReadAsByteArrayAsync()).Length > 0;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            isGood = false;
        }

        seen.Add(new Seen(waited() * 1_000, isGood));
    }

    /// <param name="Milliseconds">From when it was wanted to the end of its answer.</param>
    private readonly record struct Seen(double Milliseconds, bool IsGood);

    /// <summary>What people look at next. Draws the same for the same keys.</summary>
    private sealed class Visits(IReadOnlyList<string> keys, int people)
    {
        private const string France = "box=-5,41,10,51&zoom=6";

        private static readonly string[] Words = ["ruche", "atelier", "espace bleu", "fabrique num", "cowork", "studio", "hub gare", "établi", "mairie"];
        private static readonly string[] Towns = ["Dijon", "Lyon", "Paris", "Lille", "Beaune", "Genève"];
        private static readonly string[] Filters = ["service=coworking&open=1", "service=fabrication&country=FR", "level=1", "places=20&sort=FRESHNESS", "service=wifi&service=printing&all=1"];

        private readonly Random _random = new(20_121_126);

        public double Gap(double mean) => -mean * Math.Log(1 - _random.NextDouble());

        /// <returns>Who looks, and what is fetched for it.</returns>
        public (string Address, IReadOnlyList<string> Paths) Next()
        {
            int person = _random.Next(people);
            string address = $"198.{18 + (person >> 16)}.{person >> 8 & 255}.{person & 255}", language = _random.Next(3) == 0 ? "en" : "fr";
            return (address, _random.Next(100) switch
            {
                < 15 => Directory(language, ""),
                < 35 => Directory(language, $"q={Uri.EscapeDataString(One(Words))}"),
                < 50 => Directory(language, $"where={Uri.EscapeDataString(One(Towns))}&km=25"),
                < 62 => Directory(language, One(Filters)),
                < 94 => [$"/{language}/centres/{One(keys)}"],
                < 97 => [language == "en" ? "/en/label" : "/fr/label"],
                _ => [language == "en" ? "/en/networks" : "/fr/reseaux"],
            });
        }

        private static string[] Directory(string language, string query) => [$"/{language}{(query.Length > 0 ? "?" : "")}{query}", $"/{language}/{(language == "en" ? "map" : "carte")}?{France}{(query.Length > 0 ? "&" : "")}{query}"];

        private string One(IReadOnlyList<string> choices) => choices[_random.Next(choices.Count)];
    }
}
