using System.Net.Sockets;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>How the failures of one source are called.</summary>
/// <param name="Where">Fit for a message: an address without its query, or a file's name without its folders: runs are public, and the host's folders are not.</param>
internal sealed record SourceNaming(string Where, bool IsFile)
{
    public AdapterException TooLarge(long mostBytes) =>
        new(FailureKind.SourceChanged, IsFile ? "source.too-large" : "http.too-large", $"{Where} is larger than {mostBytes:N0} bytes.");

    /// <param name="what">Follows the name: "is packed twice".</param>
    public AdapterException Encoding(string what, Exception? cause = null) => new(FailureKind.SourceChanged, "http.encoding", $"{Where} {what}.", cause);

    /// <param name="sent">Bytes that the server sent.</param>
    /// <param name="unpacked">Bytes that came out of them.</param>
    public AdapterException Expansion(long sent, long unpacked) =>
        new(FailureKind.SourceChanged, "http.expansion", $"{Where} is packed like a trap: {sent:N0} bytes became more than {unpacked:N0}, and there was no end.");

    /// <summary>Whether a packed stream broke its format.</summary>
    public static bool IsBrokenPacking(Exception exception) => exception is InvalidDataException;

    public AdapterException Failure(Exception cause) => IsFile ? FileFailure(cause) : HttpFailure(cause);

    private AdapterException FileFailure(Exception cause) => cause switch
    {
        FileNotFoundException or DirectoryNotFoundException => new(FailureKind.Configuration, "source.missing", $"There is no file {Where}.", cause),
        UnauthorizedAccessException => new(FailureKind.Configuration, "source.no-rights", $"The host has no right to read {Where}.", cause),
        _ => new(FailureKind.Transient, "source.unreadable", $"{Where} cannot be read: {cause.GetType().Name}.", cause),
    };

    private AdapterException HttpFailure(Exception cause)
    {
        if (IsBrokenPacking(cause)) return Encoding("is packed in a broken way, or cut off", cause);
        if (cause is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }) return new(FailureKind.SourceChanged, "http.headers-too-large", $"{Where} answered with more headers than anyone needs.", cause);
        var (code, what) = cause switch
        {
            TimeoutException or OperationCanceledException => ("http.timeout", "did not answer in time"),
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } or HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } } => ("http.unresolved", "has a host name that is not found"),
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => ("http.unreachable", "cannot be reached"),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => ("http.tls", "offers no connection that can be trusted"),
            _ => ("http.interrupted", "broke off its answer"),
        };
        return new(FailureKind.Transient, code, $"{Where} {what}.", cause);
    }
}
