using System.Diagnostics;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Http.Events;
using Federation.Gateway.GraphQL.Http.Sockets;
using Federation.Gateway.GraphQL.Streams;
using Federation.Gateway.Identity.Access;
using GraphQL;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>The API's door, after GraphQL over HTTP; subscriptions go on from here as server-sent events, or over a WebSocket. Thread safe.</summary>
internal sealed class GraphQLEndpoint(RequestReader reader, QueryRunner runner, CallerReader callers, ErrorMap errors, IGraphQLSerializer serializer, EventStream events, SocketEndpoint sockets)
{
    public async Task HandleAsync(HttpContext http)
    {
        if (http.WebSockets.IsWebSocketRequest)
        {
            if (SocketEndpoint.IsForeign(http.Request)) await WriteAsync(http.Response, Refused(new CodedError(ErrorCode.Forbidden, "Pages of other sites open no connection here.")), ResponseForm.GraphQLResponse);
            else await sockets.HandleAsync(http);
            return;
        }

        var form = ResponseForm.Choose(http.Request);
        bool takesStreams = EventStream.IsNamedBy(http.Request);
        if (form is null && !takesStreams)
        {
            await WriteAsync(http.Response, Refused(new CodedError(ErrorCode.NotAcceptable, $"Answers come as {ResponseForm.GraphQLResponse.MediaType} or {ResponseForm.Json.MediaType}, streams as {EventStream.MediaType}.")), ResponseForm.Json);
            return;
        }

        var (result, caller) = await AnswerAsync(http, takesStreams);
        // What is no GraphQL request is refused by its status; everything else goes the way that was asked for.
        bool isStreamed = result is StreamResult || (form is null && (result.Executed || ErrorMap.CodeOf(result.Errors![0]).IsWellFormed)); // what was not executed has its reason
        if (isStreamed) await events.WriteAsync(http, result, caller);
        else await WriteAsync(http.Response, result, form ?? ResponseForm.GraphQLResponse);
    }

    private async Task<(ExecutionResult Result, Caller Caller)> AnswerAsync(HttpContext http, bool takesStreams)
    {
        var gone = http.RequestAborted;
        string traceId = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        try
        {
            var request = await reader.ReadAsync(http.Request, gone);
            if (takesStreams) request = request with { TakesStreams = true, LastEvent = EventStream.LastEventOf(http.Request) };
            var caller = await callers.ReadAsync(http);
            return (await runner.RunAsync(request, caller, traceId, http.RequestServices, gone), caller);
        }
        catch (ExecutionError refusal)
        {
            return (Refused(refusal), Caller.Anonymous);
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !gone.IsCancellationRequested)
        {
            return (Refused(errors.Mask(failure, traceId)), Caller.Anonymous);
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
