using System.Net;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Protocol;

/// <summary>What an answer that is no success means.</summary>
internal static class HttpStatus
{
    public static AdapterException Failure(HttpStatusCode status, TimeSpan? retryAfter, string where)
    {
        var (kind, code, what) = status switch
        {
            HttpStatusCode.Unauthorized => (FailureKind.Authentication, "http.401", "refused our credentials"),
            HttpStatusCode.Forbidden => (FailureKind.Authentication, "http.403", "forbids us to read it"),
            HttpStatusCode.NotFound => (FailureKind.SourceChanged, "http.404", "is not there"),
            HttpStatusCode.Gone => (FailureKind.SourceChanged, "http.410", "is gone for good"),
            HttpStatusCode.TooManyRequests => (FailureKind.RateLimited, "http.429", "asks us to wait"),
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => (FailureKind.Transient, "http.server-error", "could not answer"),
            _ => (FailureKind.SourceChanged, "http.status", "answered with something that is no success"),
        };
        return new AdapterException(kind, code, $"{where} {what}: HTTP {(int)status}.") { RetryAfter = retryAfter };
    }
}
