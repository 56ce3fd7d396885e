using System.Diagnostics;
using System.Text;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Http.Rates;
using Federation.Gateway.GraphQL.Streams;
using Federation.Gateway.Identity.Access;
using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Net.Http.Headers;

namespace Federation.Gateway.GraphQL.Http.Events;

/// <summary>
/// Answers as server-sent events, one request each, after <see href="https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md">GraphQL over SSE, distinct connections mode</see>. The id of an event is its
/// cursor, so that a browser that comes back with <c>Last-Event-ID</c> goes on behind it. Thread safe.
/// </summary>
internal sealed class EventStream(IGraphQLSerializer serializer, StreamGuard guard, CallerReader callers, ErrorMap errors, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    public const string MediaType = "text/event-stream";

    /// <summary>Proxies close what is silent for longer.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(12);

    /// <summary>By its name: a wildcard asks for no stream.</summary>
    public static bool IsNamedBy(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted) && accepted.Any(range => range.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase) && range.Quality is not 0);

    /// <summary>Null where the request is no return.</summary>
    public static string? LastEventOf(HttpRequest request) => request.Headers["Last-Event-ID"] is [{ Length: > 0 } id] ? id : null;

    /// <summary>Until the stream ends, the caller has gone or is nobody any more, or the host stops. Only a stream that came to its end says <c>complete</c>: clients come back otherwise.</summary>
    public async Task WriteAsync(HttpContext http, ExecutionResult result, Caller caller)
    {
        http.Response.ContentType = MediaType + "; charset=utf-8";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Vary = "Accept";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        using var expiry = caller.Expires is { } expires ? new CancellationTokenSource(Later(expires), clock) : new CancellationTokenSource();
        await using var stopsAtExpiry = expiry.Token.Register(end.Cancel);
        try
        {
            // The head at once: whoever waits for it knows that nothing is missed from here on.
            await WriteAsync(http.Response, ":\n\n", end.Token);
            if (result is StreamResult stream) await WriteAsync(http.Response, guard.FollowAsync(stream, ClientKey.Of(caller, http), caller, () => callers.ReadAsync(http)), end.Token);
            else await WriteNextAsync(http.Response, result, cursor: null, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            if (!expiry.IsCancellationRequested || http.RequestAborted.IsCancellationRequested) return;
            await WriteNextAsync(http.Response, Refused(new CodedError(ErrorCode.Unauthenticated, "The token has expired: sign in again, and come back with the last cursor.")), cursor: null, http.RequestAborted);
        }
        catch (ExecutionError refusal)
        {
            await WriteNextAsync(http.Response, Refused(refusal), cursor: null, end.Token);
        }
        catch (Exception failure) when (!end.IsCancellationRequested)
        {
            await WriteNextAsync(http.Response, Refused(errors.Mask(failure, Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier)), cursor: null, end.Token);
        }

        await WriteAsync(http.Response, "event: complete\ndata:\n\n", http.RequestAborted);
    }

    private async Task WriteAsync(HttpResponse response, IAsyncEnumerable<StreamedAnswer> told, CancellationToken cancellationToken)
    {
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var answers = told.GetAsyncEnumerator(reading.Token);
        var next = answers.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                while (!await EndsSoonAsync(next)) await WriteAsync(response, ":\n\n", cancellationToken);
                if (!await next) return;
                await WriteNextAsync(response, answers.Current.Result, answers.Current.Cursor, cancellationToken);
                next = answers.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            // A stream cannot be put away while it is asked for more.
            await reading.CancelAsync();
            Task asked = next;
            await asked.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> EndsSoonAsync(Task next)
    {
        try
        {
            await next.WaitAsync(KeepAlive, clock);
            return true;
        }
        catch (TimeoutException) when (!next.IsCompleted)
        {
            return false;
        }
    }

    private async Task WriteNextAsync(HttpResponse response, ExecutionResult result, string? cursor, CancellationToken cancellationToken)
    {
        // One line of JSON: every break within a text is escaped.
        using var data = new MemoryStream();
        await serializer.WriteAsync(data, result, cancellationToken);
        await WriteAsync(response, $"event: next\n{(cursor is null ? "" : $"id: {cursor}\n")}data: {Encoding.UTF8.GetString(data.GetBuffer(), 0, (int)data.Length)}\n\n", cancellationToken);
    }

    private static async Task WriteAsync(HttpResponse response, string text, CancellationToken cancellationToken)
    {
        await response.WriteAsync(text, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }

    private TimeSpan Later(DateTimeOffset at) => at - clock.GetUtcNow() is { Ticks: > 0 } later ? later : TimeSpan.Zero;

    private static ExecutionResult Refused(ExecutionError error) => new() { Errors = [error], Executed = false };
}
