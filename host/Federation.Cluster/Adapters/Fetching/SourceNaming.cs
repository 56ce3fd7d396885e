using Federation.Contracts;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>How the failures of one source are called.</summary>
/// <param name="Where">Fit for a message: an address without its query, or a path.</param>
internal sealed record SourceNaming(string Where, bool IsFile)
{
    public AdapterException TooLarge(long mostBytes) =>
        new(FailureKind.SourceChanged, IsFile ? "source.too-large" : "http.too-large", $"{Where} is larger than {mostBytes:N0} bytes.");

    public AdapterException Failure(Exception cause) => IsFile ? FileFailure(cause) : HttpFailure(cause);

    private AdapterException FileFailure(Exception cause) => cause switch
    {
        FileNotFoundException or DirectoryNotFoundException => new(FailureKind.Configuration, "source.missing", $"There is no file {Where}.", cause),
        UnauthorizedAccessException => new(FailureKind.Configuration, "source.no-rights", $"The host has no right to read {Where}.", cause),
        _ => new(FailureKind.Transient, "source.unreadable", $"{Where} cannot be read: {cause.GetType().Name}.", cause),
    };

    private AdapterException HttpFailure(Exception cause)
    {
        var (code, what) = cause switch
        {
            TimeoutException or OperationCanceledException => ("http.timeout", "did not answer in time"),
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => ("http.unresolved", "has a host name that is not found"),
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => ("http.unreachable", "cannot be reached"),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => ("http.tls", "offers no connection that can be trusted"),
            _ => ("http.interrupted", "broke off its answer"),
        };
        return new(FailureKind.Transient, code, $"{Where} {what}.", cause);
    }
}
