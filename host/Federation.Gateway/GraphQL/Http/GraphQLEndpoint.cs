using System.Diagnostics;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.Identity.Access;
using GraphQL;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>The API's door, after GraphQL over HTTP. Thread safe.</summary>
internal sealed class GraphQLEndpoint(RequestReader reader, QueryRunner runner, CallerReader callers, ErrorMap errors, IGraphQLSerializer serializer)
{
    public async Task HandleAsync(HttpContext http)
    {
        var form = ResponseForm.Choose(http.Request);
        var result = form is null
            ? Refused(new CodedError(ErrorCode.NotAcceptable, $"Answers come as {ResponseForm.GraphQLResponse.MediaType} or {ResponseForm.Json.MediaType}."))
            : await AnswerAsync(http);
        await WriteAsync(http.Response, result, form ?? ResponseForm.Json);
    }

    private async Task<ExecutionResult> AnswerAsync(HttpContext http)
    {
        var gone = http.RequestAborted;
        string traceId = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        try
        {
            var request = await reader.ReadAsync(http.Request, gone);
            return await runner.RunAsync(request, await callers.ReadAsync(http), traceId, http.RequestServices, gone);
        }
        catch (ExecutionError refusal)
        {
            return Refused(refusal);
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !gone.IsCancellationRequested)
        {
            return Refused(errors.Mask(failure, traceId));
        }
    }

    private async Task WriteAsync(HttpResponse response, ExecutionResult result, ResponseForm form)
    {
        response.StatusCode = form.StatusOf(result);
        response.ContentType = form.ContentType;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        response.Headers.Vary = "Accept";
        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed) response.Headers.Allow = "GET, POST";
        await serializer.WriteAsync(response.Body, result, response.HttpContext.RequestAborted);
    }

    private static ExecutionResult Refused(ExecutionError error) => new() { Errors = [error], Executed = false };
}
