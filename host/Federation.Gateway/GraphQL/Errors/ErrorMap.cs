using System.Data.Common;
using Federation.Cluster.Storage;
using Federation.Registry.Certificates;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.GraphQL.Errors;

/// <summary>
/// The one place where failures become codes: what the library reports, and what a resolver threw unexpectedly, which is logged and masked.
/// Thread safe.
/// </summary>
internal sealed partial class ErrorMap(ILogger<ErrorMap> log) : IErrorInfoProvider
{
    public static ErrorCode CodeOf(ExecutionError error) => error switch
    {
        CodedError coded => coded.ErrorCode,
        SyntaxError => ErrorCode.SyntaxError,
        InvalidVariableError => ErrorCode.BadInput,
        RequestError => ErrorCode.ValidationFailed,
        DocumentError => ErrorCode.ValidationFailed,
        _ => ErrorCode.Internal,
    };

    public ErrorInfo GetInfo(ExecutionError error)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = CodeOf(error).Value };
        foreach (var (name, value) in error.Extensions ?? []) extensions[name] = value;
        return new ErrorInfo { Message = error.Message, Extensions = extensions };
    }

    /// <summary>What the caller is told of an unexpected failure. The log has the failure itself under the trace id.</summary>
    public CodedError Mask(Exception failure, string traceId)
    {
        var cause = Cause(failure);
        var masked = cause switch
        {
            StoreUnavailableException { Code: StoreCodes.Full } => new CodedError(ErrorCode.StoreUnavailable, $"The directory's store has no room left: it answers what is there, and nothing was written. Please tell its operator; the trace id is {traceId}."),
            StoreUnavailableException or DbException => new CodedError(ErrorCode.StoreUnavailable, $"The directory's store does not answer. Please try again later; the trace id is {traceId}."),
            OrleansMessageRejectionException or TimeoutException or Orleans.Storage.InconsistentStateException => new CodedError(ErrorCode.HostUnavailable, $"A host of the directory has ended or does not answer. Please ask again in a few seconds, and look first where something was to be changed: it may have been. The trace id is {traceId}."),
            CertificateException refused => new CodedError(ErrorCode.CertificatesUnavailable, $"This directory cannot sign certificates for now ({refused.Code}). Please try again later; the trace id is {traceId}."),
            _ => new CodedError(ErrorCode.Internal, $"Something went wrong on our side. Please report the trace id {traceId}."),
        };
        masked.Extensions = new Dictionary<string, object?> { ["traceId"] = traceId };
        // Which of the store's failures it is, is told by a code of the catalogue, and no word of where the store is.
        if (cause is StoreUnavailableException { Code: var problem }) masked.Extensions["problem"] = problem;
        LogMasked(log, failure, traceId);
        return masked;
    }

    /// <summary>Orleans tells what befell a grain with what caused it inside, sometimes more than once.</summary>
    private static Exception Cause(Exception failure)
    {
        for (var inner = failure; inner is not null; inner = inner.InnerException)
        {
            if (inner is StoreUnavailableException or DbException) return inner;
        }

        return failure;
    }

    [LoggerMessage(LogLevel.Error, "A query failed; trace id {TraceId}.")]
    private static partial void LogMasked(ILogger log, Exception failure, string traceId);
}
