using System.Globalization;
using System.Net;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>The failures of an API in pages, by name.</summary>
internal static class PagedFailures
{
    public static AdapterException Shape(string what) => new(FailureKind.SourceChanged, "paged.shape", $"The answer is no page of this source: {what}");

    public static AdapterException TooLarge(int most) => new(FailureKind.SourceChanged, "paged.too-large", string.Create(CultureInfo.InvariantCulture, $"A page is larger than {most} bytes."));

    public static AdapterException Standstill() => new(FailureKind.SourceChanged, "paged.standstill", "The source leads from one page to another, and back to one that was read.");

    public static AdapterException Endless(int most) => new(FailureKind.SourceChanged, "paged.endless", string.Create(CultureInfo.InvariantCulture, $"The source has more than {most} pages."));

    public static AdapterException Foreign() => new(FailureKind.SourceChanged, "paged.foreign", "The next page is said to be at another server than the first.");

    /// <summary>As the host calls them for a source that is opened.</summary>
    public static AdapterException Of(HttpResponseMessage response, TimeProvider clock)
    {
        var wait = Wait(response, clock);
        string what = string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}.");
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new(FailureKind.Authentication, "http.401", $"The source refused our credentials: {what}"),
            HttpStatusCode.Forbidden => new(FailureKind.Authentication, "http.403", $"The source forbids us to read it: {what}"),
            HttpStatusCode.NotFound => new(FailureKind.SourceChanged, "http.404", $"The page is not there: {what}"),
            HttpStatusCode.Gone => new(FailureKind.SourceChanged, "http.410", $"The page is gone for good: {what}"),
            HttpStatusCode.TooManyRequests => new(FailureKind.RateLimited, "http.429", $"The source asks us to wait: {what}") { RetryAfter = wait },
            HttpStatusCode.ServiceUnavailable when wait is not null => new(FailureKind.RateLimited, "http.busy", $"The source asks us to come again later: {what}") { RetryAfter = wait },
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => new(FailureKind.Transient, "http.server-error", $"The source could not answer: {what}"),
            _ => new(FailureKind.SourceChanged, "http.status", $"The source answered with something that is no success: {what}"),
        };
    }

    private static TimeSpan? Wait(HttpResponseMessage response, TimeProvider clock)
    {
        var asked = response.Headers.RetryAfter;
        var wait = asked?.Delta ?? asked?.Date - (response.Headers.Date ?? clock.GetUtcNow());
        return wait > TimeSpan.Zero ? wait : null;
    }
}
