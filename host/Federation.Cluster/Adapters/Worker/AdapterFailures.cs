using System.Diagnostics;
using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Worker;

/// <summary>What an adapter threw, as the failure that the host reports.</summary>
internal static class AdapterFailures
{
    /// <param name="doing">What the adapter was doing: "while fetching".</param>
    public static FailureMessage Of(Exception exception, string doing) => exception switch
    {
        AdapterException known => known.ToMessage(),
        ProtocolException broken => Bug("worker.protocol", broken.Message),
        OutOfMemoryException => Bug("worker.memory", $"The adapter ran out of the worker's memory {doing}."),
        HttpRequestException { StatusCode: { } status } => HttpStatus.Failure(status, retryAfter: null, "The source").ToMessage(),
        _ => Bug("adapter.threw", $"The adapter threw {exception.GetType().FullName} {doing}{Place(exception)}."),
    };

    public static FailureMessage Bug(string code, string message) => new() { Kind = FailureKind.Bug, Code = code, Message = message };

    // The method, not the message: a message may quote a record.
    private static string Place(Exception exception) =>
        new StackTrace(exception).GetFrame(0)?.GetMethod() is { DeclaringType.FullName: { } type } method ? $", in {type}.{method.Name}" : "";
}
