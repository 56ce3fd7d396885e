using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Federation.Bench;

/// <summary>
/// People who look at the web pages of a directory, each at a page in half a minute, from addresses of their own: at a rate that does not wait for answers, and a time that counts from when each page was wanted. Every page of
/// the directory has its map filled, too. Answers are packed and read to their end.
/// </summary>
internal sealed class PageCrowd(ServedHost served, PageVisits visits, int people)
{
    /// <summary>Everybody looks at one page in so long.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    public async Task<IReadOnlyCollection<SeenPage>> WalkAsync(TimeSpan span)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, UseCookies = false }) { BaseAddress = served.Origin, Timeout = TimeSpan.FromSeconds(30) };
        var seen = new ConcurrentBag<SeenPage>();
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

    private static async Task LookAsync(HttpClient http, string address, string path, Func<double> waited, ConcurrentBag<SeenPage> seen)
    {
        bool isGood = false, isRefused = false;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", address);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
            using var answer = await http.SendAsync(request);
            isGood = answer.StatusCode == HttpStatusCode.OK && (await answer.Content.ReadAsByteArrayAsync()).Length > 0;
            isRefused = answer.StatusCode == HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter is not null;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            isGood = false;
        }

        seen.Add(new SeenPage(waited() * 1_000, isGood, isRefused));
    }
}

/// <summary>A page, or a map, that somebody looked at.</summary>
/// <param name="Milliseconds">From when it was wanted to the end of its answer.</param>
/// <param name="IsRefused">Whether it is not good for too many asked, and the host said so.</param>
internal readonly record struct SeenPage(double Milliseconds, bool IsGood, bool IsRefused);
