using Federation.Cluster.Problems;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync.Pushing;
using Federation.Gateway.Evidence;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Http.Rates;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Push;

/// <summary>Takes a network's listing that it sends by itself (docs/push.md), signed after Standard Webhooks. Whoever signs with no secret of the network learns nothing of it, not even whether it is there. Thread safe.</summary>
internal sealed partial class PushEndpoint(ClientThrottle requests, PushThrottle throttle, PushKeys keys, PushFolder folder, PushDesk desk, ProblemCatalogue problems, TimeProvider clock, ILogger<PushEndpoint> log)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private static EvidenceProblem NoStore { get; } = new(ErrorCode.StoreUnavailable.Value, ErrorCode.StoreUnavailable.Status, "The directory cannot keep it at present.", Soon);

    public async Task PostAsync(HttpContext http, string network)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-store";
        EvidenceProblem? problem;
        try
        {
            problem = await AnswerAsync(http, network);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (CodedError refusal) when (!http.Response.HasStarted)
        {
            problem = new EvidenceProblem(refusal.ErrorCode.Value, refusal.ErrorCode.Status, refusal.Message, refusal.Spent?.Wait);
        }
        catch (Exception failure) when (!http.Response.HasStarted && failure is StoreUnavailableException or IOException or UnauthorizedAccessException or OrleansException or TimeoutException)
        {
            LogNotKept(log, failure);
            problem = NoStore;
        }

        if (problem is not null) await problem.WriteAsync(http, problems);
    }

    /// <summary>Null where it was answered.</summary>
    private async Task<EvidenceProblem?> AnswerAsync(HttpContext http, string network)
    {
        string client = ClientKey.OfAddress(http);
        requests.Admit(client);
        var (headers, against) = PushHeaders.Read(http.Request, clock.GetUtcNow());
        if (headers is null) return against;
        using var turn = throttle.Enter(client, out var wait);
        if (turn is null) return new EvidenceProblem(PushCodes.TooMany, StatusCodes.Status429TooManyRequests, "Too many messages at once, or too many that were refused.", wait);
        using var signature = await keys.BeginAsync(network, headers.Message, headers.UnixSeconds, http.RequestAborted);
        string? file = null;
        try
        {
            await using (var incoming = folder.Begin(out file))
            {
                var (bytes, problem) = await PushBody.ReadAsync(http.Request, incoming, signature, clock, http.RequestAborted);
                if (problem is not null) return problem;
                if (!signature.Holds(headers.Signatures)) return new EvidenceProblem(PushCodes.Signature, StatusCodes.Status401Unauthorized, "No secret of a network of that id signs so.");
                throttle.Forgive(client);
                if (bytes == 0) return PushDesk.Empty;
                incoming.Flush(flushToDisk: true);
            }

            var (told, refused) = await desk.TakeAsync(network, headers, signature.Sha256(), file, http.RequestAborted);
            if (told is null) return refused;
            LogTaken(log, told.Network, told.Run);
            http.Response.StatusCode = StatusCodes.Status202Accepted;
            http.Response.Headers.Location = told.Progress;
            await http.Response.WriteAsJsonAsync(told, PushJson.Default.PushTold, cancellationToken: http.RequestAborted);
            return null;
        }
        finally
        {
            // Nothing where it was taken.
            if (file is not null) folder.Drop(file);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Network} pushed a listing; run {Run} reads it.")]
    private static partial void LogTaken(ILogger log, string network, string run);

    [LoggerMessage(LogLevel.Error, "A listing that was pushed could not be kept.")]
    private static partial void LogNotKept(ILogger log, Exception failure);
}
