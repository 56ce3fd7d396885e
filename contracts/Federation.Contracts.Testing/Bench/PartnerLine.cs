namespace Federation.Contracts.Testing;

/// <summary>Asks a partner as the host asks its servers: redirects are followed, and what helps is tried again, without the waiting in between.</summary>
internal static class PartnerLine
{
    private const int MostRedirects = 5, Retries = 3;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    public static PartnerAnswer Ask(IPartner partner, PartnerRequest request, DateTimeOffset now)
    {
        int retries = 0;
        for (int redirects = 0; ;)
        {
            if (request.Address.Contains("://", StringComparison.Ordinal) && !IsServed(request.Address)) throw new AdapterException(FailureKind.Configuration, "http.refused-address", "The address was refused. Only https is fetched.");
            var answer = partner.Answer(request);
            if (Helps(answer, request, now) && retries < Retries)
            {
                retries++;
                continue;
            }

            if (answer.Status is not (301 or 302 or 303 or 307 or 308) || !answer.Headers.TryGetValue("Location", out string? location)) return answer;
            if (++redirects > MostRedirects) throw new AdapterException(FailureKind.SourceChanged, "http.redirects", $"{Show(request.Address)} redirects more than {MostRedirects} times.");
            request = request with { Address = new Uri(new Uri(request.Address), location).AbsoluteUri, Method = answer.Status is 307 or 308 ? request.Method : "GET" };
        }
    }

    public static bool IsWeb(string source) => source.StartsWith("https:", StringComparison.OrdinalIgnoreCase) || source.StartsWith("http:", StringComparison.OrdinalIgnoreCase);

    /// <summary>An address without its query, or a file's name without its folders: what the host puts into messages.</summary>
    public static string Show(string source) => IsWeb(source) && Uri.TryCreate(source, UriKind.Absolute, out var address) ? address.GetLeftPart(UriPartial.Path) : Path.GetFileName(source);

    private static bool IsServed(string address) => Uri.TryCreate(address, UriKind.Absolute, out var parsed) && (parsed.Scheme == "https" || parsed.Host == "127.0.0.1");

    private static bool Helps(PartnerAnswer answer, PartnerRequest request, DateTimeOffset now)
    {
        var wait = BenchFailures.RetryAfter(answer, now);
        if (wait > LongestWait) return false;
        return answer.Status == 429 || (answer.Status == 503 && wait is not null) || (answer.Status is 502 or 503 or 504 && request.Method != "POST");
    }
}
