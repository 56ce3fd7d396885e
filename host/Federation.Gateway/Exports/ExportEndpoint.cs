using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Federation.Cluster.Feed;
using Federation.Cluster.Index;
using Federation.Cluster.Problems;
using Federation.Cluster.Storage;
using Federation.Gateway.Exports.Formats;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.Web;
using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Federation.Gateway.Exports;

/// <summary>Answers <c>/export/centres.*</c> to anybody: all centres that a filter finds, as a file (docs/exports.md). Thread safe.</summary>
internal sealed partial class ExportEndpoint(
    CentreIndex index,
    CentreExport export,
    ExportRequestReader requests,
    DirectoryIdentity directory,
    ExportThrottle throttle,
    ProblemCatalogue problems,
    TimeProvider clock,
    ILogger<ExportEndpoint> log)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    public async Task HandleAsync(HttpContext http, ExportFormat format)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.AccessControlAllowOrigin = "*";
        ExportRefusal? refusal;
        using var turn = throttle.Enter(http.Connection.RemoteIpAddress);
        try
        {
            refusal = turn.IsAcquired ? await AnswerAsync(http, format) : Refused(ExportCodes.TooMany, StatusCodes.Status429TooManyRequests, "Too many exports for this address.", ExportThrottle.Wait);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (ExecutionError error) when (!http.Response.HasStarted)
        {
            var code = ErrorMap.CodeOf(error);
            refusal = new ExportRefusal(code.Value, code.Status, "The export cannot be made as it is asked for.", error.Message);
        }
        catch (StoreUnavailableException failure) when (!http.Response.HasStarted)
        {
            LogNoStore(log, failure);
            refusal = new ExportRefusal(ErrorCode.StoreUnavailable.Value, ErrorCode.StoreUnavailable.Status, "The directory's store does not answer.", "Please try again later.", Soon);
        }
        catch (Exception failure) when (http.Response.HasStarted)
        {
            // Whoever reads must not take the part for the whole.
            LogBrokenOff(log, failure);
            http.Abort();
            return;
        }

        if (refusal is not null) await refusal.WriteAsync(http);
    }

    /// <summary>Null where it was answered.</summary>
    private async Task<ExportRefusal?> AnswerAsync(HttpContext http, ExportFormat format)
    {
        var gone = http.RequestAborted;
        // In this order: what the version holds has happened by then.
        var version = index.Current;
        var at = clock.GetUtcNow();
        var request = await requests.ReadAsync(http.Request.Query, at, gone);
        if (!index.IsReady) return Refused(ExportCodes.Starting, StatusCodes.Status503ServiceUnavailable, "The directory is starting, and does not know all of its centres yet.", Soon);

        var headers = http.Response.Headers;
        var tag = new EntityTagHeaderValue($"\"{await TagAsync(http.Request.Query, format, version, at, gone)}\"", isWeak: true);
        headers.ETag = tag.ToString();
        headers.CacheControl = "public, no-cache";

        // Which licences a file has is known when it ends: the terms of the same question are a file of their own.
        headers.Link = $"<{LicencesExport.Address}{QueryString.Create(http.Request.Query).ToUriComponent()}>; rel=\"license\"; type=\"application/json\"";
        if (EntityTags.IsKnown(http.Request, tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return null;
        }

        http.Response.ContentType = format.ContentType;
        headers.ContentDisposition = $"attachment; filename=\"{format.FileName}\"";
        var body = http.Response.BodyWriter;
        using var writer = format.Open(body, request.Language);
        await using var batches = export.ReadAsync(version, request.Query, at, request.WithoutShareAlike, gone).GetAsyncEnumerator(gone);
        bool more = await batches.MoveNextAsync(); // a store that does not answer is heard of before the file has begun
        writer.Begin(at);
        for (; more; more = await batches.MoveNextAsync())
        {
            foreach (var centre in batches.Current) writer.Add(centre);
            await body.FlushAsync(gone);
        }

        writer.End();
        await body.FlushAsync(gone);
        return null;
    }

    /// <summary>
    /// The same for the same version of the index, asked in the same words of the same program, unless a label has expired meanwhile: between two versions time can only take labels away, so that their number says
    /// whether it has. Weak, because the packed answer has the same.
    /// </summary>
    private async Task<string> TagAsync(IQueryCollection query, ExportFormat format, IndexSnapshot version, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var held = new CentreSearch(new CentreQuery { Label = new LabelCondition(1, null, at) }, CentreOrder.Name, Limit: 0) { Counts = true };
        var self = await directory.GetAsync(cancellationToken);
        string all = string.Create(
            CultureInfo.InvariantCulture,
            $"{self}\n{version.Position}\n{version.Search(held, cancellationToken).TotalCount}\n{typeof(ExportEndpoint).Module.ModuleVersionId}\n{format.FileName}\n{query["language"]}\n{query["filter"]}\n{query["without"]}");
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(all))[..16]);
    }

    private ExportRefusal Refused(string code, int status, string title, TimeSpan retryAfter) => new(code, status, title, problems.Remedy(code, kind: null, RemedyLanguage.English), retryAfter);

    [LoggerMessage(LogLevel.Error, "An export could not be begun: the store does not answer.")]
    private static partial void LogNoStore(ILogger log, Exception failure);

    [LoggerMessage(LogLevel.Error, "An export broke off; its connection was closed.")]
    private static partial void LogBrokenOff(ILogger log, Exception failure);
}
