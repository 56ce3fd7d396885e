using System.Diagnostics;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Http.Events;
using Federation.Gateway.GraphQL.Http.Rates;
using Federation.Gateway.GraphQL.Http.Sockets;
using Federation.Gateway.GraphQL.Streams;
using Federation.Gateway.Identity.Access;
using GraphQL;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>The API's door, after GraphQL over HTTP; subscriptions go on from here as server-sent events, or over a WebSocket. Thread safe.</summary>
internal sealed class GraphQLEndpoint(RequestReader reader, RequestGate gate, QueryRunner runner, CallerReader callers, ErrorMap errors, ClientThrottle throttle, AnswerWriter answers, EventStream events, SocketEndpoint sockets)
{
    public async Task HandleAsync(HttpContext http)
    {
        if (http.WebSockets.IsWebSocketRequest)
        {
            await ConnectAsync(http);
            return;
        }

        var form = ResponseForm.Choose(http.Request);
        bool takesStreams = EventStream.IsNamedBy(http.Request);
        if (form is null && !takesStreams)
        {
            await answers.WriteAsync(http, Refused(new CodedError(ErrorCode.NotAcceptable, $"Answers come as {ResponseForm.GraphQLResponse.MediaType} or {ResponseForm.Json.MediaType}, streams as {EventStream.MediaType}.")), ResponseForm.Json, Caller.Anonymous);
            return;
        }

        var (result, caller) = await AnswerAsync(http, takesStreams);
        // What is no GraphQL request is refused by its status; everything else goes the way that was asked for.
        bool isStreamed = result is StreamResult || (form is null && (result.Executed || ErrorMap.CodeOf(result.Errors![0]).IsWellFormed)); // what was not executed has its reason
        if (isStreamed) await events.WriteAsync(http, result, caller);
        else await answers.WriteAsync(http, result, form ?? ResponseForm.GraphQLResponse, caller);
    }

    private async Task ConnectAsync(HttpContext http)
    {
        try
        {
            if (SocketEndpoint.IsForeign(http.Request)) throw new CodedError(ErrorCode.Forbidden, "Pages of other sites open no connection here.");
            throttle.Admit(ClientKey.OfAddress(http));
            using var place = throttle.Enter(ClientKey.OfAddress(http));
            await sockets.HandleAsync(http);
        }
        catch (CodedError refusal)
        {
            await answers.WriteAsync(http, Refused(refusal), ResponseForm.GraphQLResponse, Caller.Anonymous);
        }
    }

    private async Task<(ExecutionResult Result, Caller Caller)> AnswerAsync(HttpContext http, bool takesStreams)
    {
        var gone = http.RequestAborted;
        string traceId = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        try
        {
            gate.Arrive(http);
            var request = await reader.ReadAsync(http.Request, gone);
            if (takesStreams) request = request with { TakesStreams = true, LastEvent = EventStream.LastEventOf(http.Request) };
            var caller = await callers.ReadAsync(http);
            request = gate.Admit(request, caller, http);
            var result = await runner.RunAsync(request, caller, traceId, http.RequestServices, gone);
            if (result is StreamResult { Place: { } place }) http.Response.RegisterForDispose(place);
            return (result, caller);
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

    private static ExecutionResult Refused(ExecutionError error) => new() { Errors = [error], Executed = false };
}
