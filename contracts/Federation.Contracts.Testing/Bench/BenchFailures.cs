using System.Globalization;

namespace Federation.Contracts.Testing;

/// <summary>What the host calls an answer that is no success. It must not differ from the host: a test of the directory compares them.</summary>
internal static class BenchFailures
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>For a source that was opened.</summary>
    public static AdapterException Of(PartnerAnswer answer, string where, DateTimeOffset now)
    {
        var wait = RetryAfter(answer, now);
        if (answer.Status == 503 && wait is not null) return new AdapterException(FailureKind.RateLimited, "http.busy", $"{where} asks us to come again later: HTTP 503.") { RetryAfter = wait };
        return Of(answer.Status, wait, where);
    }

    public static AdapterException Of(int status, TimeSpan? retryAfter, string where)
    {
        var (kind, code, what) = status switch
        {
            401 => (FailureKind.Authentication, "http.401", "refused our credentials"),
            403 => (FailureKind.Authentication, "http.403", "forbids us to read it"),
            404 => (FailureKind.SourceChanged, "http.404", "is not there"),
            410 => (FailureKind.SourceChanged, "http.410", "is gone for good"),
            429 => (FailureKind.RateLimited, "http.429", "asks us to wait"),
            408 or >= 500 => (FailureKind.Transient, "http.server-error", "could not answer"),
            _ => (FailureKind.SourceChanged, "http.status", "answered with something that is no success"),
        };
        return new AdapterException(kind, code, string.Create(CultureInfo.InvariantCulture, $"{where} {what}: HTTP {status}.")) { RetryAfter = retryAfter };
    }

    /// <summary>What becomes of anything that an adapter lets out: the failure that the host would report.</summary>
    public static AdapterException AsHostReports(Exception exception) => exception switch
    {
        AdapterException known => known,
        HttpRequestException { StatusCode: { } status } => Of((int)status, retryAfter: null, "The source"),
        _ => new AdapterException(FailureKind.Bug, "adapter.threw", $"The adapter threw {exception.GetType().FullName}: {exception.Message}", exception),
    };

    /// <summary>Seconds or a date; at most a day; null where the server did not say, or named a time that is over.</summary>
    public static TimeSpan? RetryAfter(PartnerAnswer answer, DateTimeOffset now)
    {
        if (!answer.Headers.TryGetValue("Retry-After", out string? text)) return null;
        TimeSpan? wait = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) ? TimeSpan.FromSeconds(seconds)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date - now
            : null;
        if (wait is null || wait <= TimeSpan.Zero) return null;
        return wait < LongestWait ? wait : LongestWait;
    }
}
