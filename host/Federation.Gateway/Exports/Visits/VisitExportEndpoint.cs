using Federation.Cluster.Members.Visits;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Http.Rates;
using Federation.Gateway.GraphQL.Networks;
using Federation.Gateway.GraphQL.Statements;
using Federation.Gateway.Identity.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Exports.Visits;

/// <summary>Answers <c>/export/visits.csv</c> to managers of the network and to operators (docs/visits.md). Callers show who they are as at the API. Thread safe.</summary>
internal sealed partial class VisitExportEndpoint(CallerReader callers, ClientThrottle requests, StatementReader reader, ILogger<VisitExportEndpoint> log)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    public async Task HandleAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "private, no-store";
        ExportRefusal? refusal;
        try
        {
            refusal = await AnswerAsync(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (CodedError refused) when (!http.Response.HasStarted)
        {
            refusal = new ExportRefusal(refused.ErrorCode.Value, refused.ErrorCode.Status, "The export cannot be made as it is asked for.", refused.Message, refused.Spent?.Wait);
        }
        catch (StoreUnavailableException failure) when (!http.Response.HasStarted)
        {
            LogNoStore(log, failure);
            refusal = new ExportRefusal(ErrorCode.StoreUnavailable.Value, ErrorCode.StoreUnavailable.Status, "The directory's store does not answer.", "Please try again later.", Soon);
        }

        if (refusal is not null) await refusal.WriteAsync(http);
    }

    /// <summary>Null where it was answered.</summary>
    private async Task<ExportRefusal?> AnswerAsync(HttpContext http)
    {
        requests.Admit(ClientKey.OfAddress(http));
        var caller = await callers.ReadAsync(http);
        if (!caller.IsSignedIn) return new ExportRefusal(ErrorCode.Unauthenticated.Value, StatusCodes.Status401Unauthorized, "Statements are for the managers of the two networks.", "Sign in as a manager of the network.");
        requests.Forgive(ClientKey.OfAddress(http));
        requests.Admit(ClientKey.Of(caller, http));
        if (!VisitMonth.TryParse(http.Request.Query["month"], out var month)) throw CodedError.BadInput("\"month\" is none. Write year and month, 2026-11.");
        // Whoever manages another network is answered as where there is none.
        if (!NetworkId.TryParse(http.Request.Query["network"], out var network) || !caller.Has(Role.NetworkManager, network)) return new ExportRefusal(NetworkCodes.Unknown, StatusCodes.Status404NotFound, "There is no such network for you.", "Give the key of a network that you manage.");
        var found = await reader.ReadAsync(network, month, http.RequestAborted);
        var lines = new Dictionary<string, IReadOnlyList<StatedLine>>(StringComparer.Ordinal);
        foreach (var statement in found.All) lines[statement.Id] = await reader.LinesAsync(statement, 0, int.MaxValue, http.RequestAborted);
        http.Response.ContentType = "text/csv; charset=utf-8; header=present";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"visits-{network}-{month}.csv\"";
        await http.Response.Body.WriteAsync(VisitCsv.Of(found, lines), http.RequestAborted);
        return null;
    }

    [LoggerMessage(LogLevel.Error, "An export of statements could not be made: the store does not answer.")]
    private static partial void LogNoStore(ILogger log, Exception failure);
}
