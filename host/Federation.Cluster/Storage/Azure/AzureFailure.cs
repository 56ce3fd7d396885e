using System.Net;
using Azure;

namespace Federation.Cluster.Storage.Azure;

/// <summary>
/// Turns what the services report into the store's own failures. The cause is not kept with it: its text may hold what a request was signed with, and it cannot cross from silo to silo.
/// </summary>
internal static class AzureFailure
{
    public static StoreUnavailableException Of(Exception exception) => exception switch
    {
        StoreUnavailableException known => known,
        AggregateException { InnerExceptions: [.., var last] } => Of(last), // each repetition's
        RequestFailedException { Status: 0 } or HttpRequestException or IOException or OperationCanceledException => new(StoreCodes.Unreachable, "The storage account does not answer."),
        RequestFailedException failed => Of(failed),
        _ => new(StoreCodes.Unavailable, $"The storage account could not be used ({exception.GetType().Name})."),
    };

    public static StoreUnavailableException Closed() => new(StoreCodes.Closed, "The store is closed; nothing was written.");

    public static StoreUnavailableException Damaged(string what) => new(StoreCodes.Damaged, what);

    public static StoreUnavailableException Contended() => new(StoreCodes.Busy, "Other processes write to the storage account without a pause; nothing was written.");

    private static StoreUnavailableException Of(RequestFailedException failed)
    {
        (string code, string what) = (HttpStatusCode)failed.Status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => (StoreCodes.Refused, "does not let this process in"),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError or HttpStatusCode.ServiceUnavailable => (StoreCodes.Busy, "is too busy to answer"),
            HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => (StoreCodes.Unreachable, "cannot be reached"),
            HttpStatusCode.NotFound => (StoreCodes.Unavailable, "has no such table or container any more"),
            _ => (StoreCodes.Unavailable, "could not be used"),
        };
        return new StoreUnavailableException(code, $"The storage account {what} (HTTP {failed.Status}, {failed.ErrorCode ?? "no code"}, request {failed.GetRawResponse()?.ClientRequestId ?? "unknown"}).");
    }
}
