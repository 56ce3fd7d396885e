using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Labels.Assessments.Evidence;
using Federation.Cluster.Problems;
using Federation.Cluster.Storage;
using Federation.Gateway.GraphQL.Assessments;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Http;
using Federation.Gateway.GraphQL.Http.Rates;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Callers;
using Federation.Registry.Assessments;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Evidence;

/// <summary>Takes files for applications and gives them back (docs/assessment.md). Callers show who they are as at the API; whoever the application does not concern is told that there is none. Thread safe.</summary>
/// <param name="sessions">Null where nobody signs in here.</param>
internal sealed partial class EvidenceEndpoint(
    CallerReader callers,
    ClientThrottle requests,
    EvidenceThrottle throttle,
    DirectoryContextFactory contexts,
    AssessmentArchive archive,
    EvidenceArchive evidence,
    EvidenceDesk desk,
    ProblemCatalogue problems,
    TimeProvider clock,
    ILogger<EvidenceEndpoint> log,
    SessionCallers? sessions = null)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private static EvidenceProblem Unknown { get; } = new(AssessmentProblemCodes.Unknown, StatusCodes.Status404NotFound, "There is no such application, or no such file of it.");

    public Task PostAsync(HttpContext http, string assessment) => GuardAsync(http, async () =>
    {
        var (id, view, caller, problem) = await FindAsync(http, assessment);
        if (view is null || caller.Subject is not { } subject) return problem;
        var by = AssessmentAccess.Actor(caller, subject);
        if (desk.Against(view, by) is { } against) return against;
        if (EvidenceBody.Against(http.Request) is { } body) return body;
        using var turn = throttle.Enter(subject, out var wait);
        if (turn is null) return new EvidenceProblem(EvidenceCodes.TooMany, StatusCodes.Status429TooManyRequests, "Too many files at once, or one after another.", wait);
        var (bytes, read) = await EvidenceBody.ReadAsync(http.Request, clock, http.RequestAborted);
        if (read is not null) return read;
        var (file, refused) = await desk.TakeAsync(id, view, by, bytes, http.RequestAborted);
        if (file is null) return refused;
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.Headers.Location = $"/assessments/{id}/files/{file.Id}";
        await http.Response.WriteAsJsonAsync(new EvidenceTold(file.Id, file.Sha256, file.MediaType, file.Bytes), EvidenceJson.Default.EvidenceTold, cancellationToken: http.RequestAborted);
        return null;
    });

    public Task GetAsync(HttpContext http, string assessment, string file) => GuardAsync(http, async () =>
    {
        var (id, view, caller, problem) = await FindAsync(http, assessment);
        if (view is null || caller.Subject is not { } subject) return problem;
        if (!view.Assessment.Files.TryGetValue(file, out var known)) return Unknown;
        using var turn = await throttle.EnterReadingAsync(subject, http.RequestAborted);
        if (!turn.IsAcquired) return new EvidenceProblem(EvidenceCodes.TooMany, StatusCodes.Status429TooManyRequests, "Too many files are read at once.", Soon);
        if (await evidence.ReadAsync(new EvidenceId(id, known.Id), http.RequestAborted) is not { } bytes) return new EvidenceProblem(EvidenceCodes.Gone, StatusCodes.Status410Gone, "The file is kept no more.");
        var headers = http.Response.Headers;
        string extension = EvidenceForm.All.FirstOrDefault(form => form.MediaType == known.MediaType)?.Extension ?? "bin";
        headers.ContentType = known.MediaType;
        headers.ContentDisposition = $"attachment; filename=\"evidence-{known.Id}.{extension}\"";
        headers.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
        return null;
    });

    /// <summary>The application, where the caller may read it; else what to answer.</summary>
    private async Task<(AssessmentId Id, AssessmentView? View, Caller Caller, EvidenceProblem? Problem)> FindAsync(HttpContext http, string assessment)
    {
        requests.Admit(ClientKey.OfAddress(http));
        var caller = await callers.ReadAsync(http);
        // A link of our own pages, followed by the browser itself: it reads, and what comes is kept and never shown as a page.
        if (!caller.IsSignedIn && HttpMethods.IsGet(http.Request.Method) && sessions is not null) caller = await sessions.ReadPageAsync(http) ?? caller;
        if (!caller.IsSignedIn) return (default, null, caller, new EvidenceProblem(ErrorCode.Unauthenticated.Value, StatusCodes.Status401Unauthorized, "Files of applications are for those whom they concern: sign in."));
        requests.Forgive(ClientKey.OfAddress(http));
        requests.Admit(ClientKey.Of(caller, http));
        using var never = new CancellationTokenSource();
        var directory = contexts.Create(caller, http.TraceIdentifier, new ResultBudget(1, never));
        var view = AssessmentId.TryParse(assessment, out var id) ? await archive.ReadAsync(id, http.RequestAborted) : null;
        return view is not null && directory.MayRead(view) ? (id, view, caller, null) : (id, null, caller, Unknown);
    }

    private async Task GuardAsync(HttpContext http, Func<Task<EvidenceProblem?>> answer)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "private, no-store";
        EvidenceProblem? problem;
        try
        {
            problem = await answer();
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (CodedError refusal) when (!http.Response.HasStarted)
        {
            problem = new EvidenceProblem(refusal.ErrorCode.Value, refusal.ErrorCode.Status, refusal.Message, refusal.Spent?.Wait);
        }
        catch (StoreUnavailableException failure) when (!http.Response.HasStarted)
        {
            LogNoStore(log, failure);
            problem = new EvidenceProblem(ErrorCode.StoreUnavailable.Value, ErrorCode.StoreUnavailable.Status, "The directory's store does not answer.", Soon);
        }

        if (problem is not null) await problem.WriteAsync(http, problems);
    }

    [LoggerMessage(LogLevel.Error, "A file of an application could not be read or kept: the store does not answer.")]
    private static partial void LogNoStore(ILogger log, Exception failure);
}
