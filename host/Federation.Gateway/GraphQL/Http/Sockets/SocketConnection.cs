using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Streams;
using Federation.Gateway.Identity.Access;
using GraphQL;
using GraphQL.Transport;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.GraphQL.Http.Sockets;

/// <summary>
/// One connection. Messages are taken one after another; operations run side by side, each as over HTTP: the same reader, limits and rules. Who asks is looked at anew for each, so that a role that was taken away counts no more.
/// </summary>
internal sealed class SocketConnection(SocketLine line, HttpContext http, RequestReader reader, RequestGate gate, QueryRunner runner, StreamGuard guard, CallerReader callers, ErrorMap errors, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>Operations under way at once on one connection.</summary>
    public const int MostOperations = 100;

    /// <summary>Answers made at once on one connection, so that a reader that takes none does not have a hundred wait for it.</summary>
    private const int MostAnswers = 4;

    private const int MostIdCharacters = 128;

    /// <summary>For so long a connection may be silent about who it is.</summary>
    private static readonly TimeSpan InitTime = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, SocketOperation> _operations = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<SocketClose> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _init = new(InitTime, clock);
    private readonly SemaphoreSlim _answers = new(MostAnswers, MostAnswers);
    private readonly SemaphoreSlim _reading = new(1, 1);
    private CancellationTokenSource? _expiry;
    private bool _initiated;

    /// <param name="refusal">Why the connection is closed at once; null for not.</param>
    /// <param name="stopping">The host's end.</param>
    public async Task RunAsync(SocketClose? refusal, CancellationToken stopping)
    {
        if (refusal is not null) End(refusal);
        await using var stops = stopping.Register(() => End(SocketClose.GoingAway));
        await using var waits = _init.Token.Register(() => End(SocketClose.InitTimeout));
        var receiving = ReceiveAsync();
        await Task.WhenAny(receiving, _end.Task);
        End(SocketClose.Normal);
        var running = _operations.Values.ToList();
        foreach (var operation in running) operation.Cancel();
        await Task.WhenAll(running.Select(operation => operation.Running));
        await line.CloseAsync(await _end.Task, receiving);
    }

    public ValueTask DisposeAsync()
    {
        _init.Dispose();
        _expiry?.Dispose();
        _answers.Dispose();
        _reading.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The first word counts.</summary>
    private void End(SocketClose close) => _end.TrySetResult(close);

    /// <summary>Until the other side closes; what comes after our own close is not looked at.</summary>
    private async Task ReceiveAsync()
    {
        while (true)
        {
            var (message, fault) = await line.ReceiveAsync();
            fault ??= message is { } bytes && !_end.Task.IsCompleted ? await TakeAsync(bytes) : null;
            if (fault is not null) End(fault);
            if (message is null && fault is null) return;
        }
    }

    /// <returns>Why the connection ends for this message; null where it goes on.</returns>
    private async Task<SocketClose?> TakeAsync(ReadOnlyMemory<byte> bytes)
    {
        JsonDocument document;
        try
        {
            document = RequestReader.Parse(bytes, "It");
        }
        catch (CodedError)
        {
            return SocketClose.Invalid("it is not JSON, or holds half a character");
        }

        using (document)
        {
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String) return SocketClose.Invalid("it has no type");
            return type.GetString() switch
            {
                "connection_init" => await InitAsync(root),
                "ping" => await AnswerAsync(new OperationMessage { Type = "pong" }),
                "pong" => null,
                "subscribe" => await SubscribeAsync(root),
                "complete" => Complete(root),
                _ => SocketClose.Invalid("its type is unknown"),
            };
        }
    }

    private async Task<SocketClose?> InitAsync(JsonElement message)
    {
        if (_initiated) return SocketClose.TooManyInits;
        _initiated = true;
        _init.CancelAfter(Timeout.InfiniteTimeSpan);
        // Pages cannot set headers of a WebSocket, so the token may come here.
        if (http.Request.Headers.Authorization.Count == 0 && AuthorizationIn(message) is { } authorization) http.Request.Headers.Authorization = authorization;
        try
        {
            if ((await CallerAsync()).Expires is { } expires)
            {
                if (expires <= clock.GetUtcNow()) return SocketClose.Expired;
                _expiry = new CancellationTokenSource(expires - clock.GetUtcNow(), clock);
                _expiry.Token.Register(() => End(SocketClose.Expired));
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            errors.Mask(failure, TraceId);
            return new SocketClose(4500, "Internal error");
        }

        return await AnswerAsync(new OperationMessage { Type = "connection_ack" });
    }

    private static string? AuthorizationIn(JsonElement message)
    {
        if (!message.TryGetProperty("payload", out var payload) || payload.ValueKind != JsonValueKind.Object) return null;
        foreach (var member in payload.EnumerateObject())
        {
            if (member.Name.Equals("authorization", StringComparison.OrdinalIgnoreCase) && member.Value.ValueKind == JsonValueKind.String && member.Value.GetString() is { } text && text.All(sign => sign is >= ' ' and <= '~')) return text;
        }

        return null;
    }

    private async Task<SocketClose?> SubscribeAsync(JsonElement message)
    {
        if (!_initiated) return SocketClose.Unauthorized;
        if (IdOf(message) is not { } id) return SocketClose.Invalid($"its id is a text of 1 to {MostIdCharacters} characters");
        if (_operations.ContainsKey(id)) return SocketClose.Duplicate(id);
        if (!message.TryGetProperty("payload", out var payload)) return SocketClose.Invalid("it has no payload");
        if (_operations.Count >= MostOperations) return await RefuseAsync(id, new CodedError(ErrorCode.LimitOperations, $"A connection has up to {MostOperations} operations under way."));
        GraphQLRequest request;
        Caller caller;
        try
        {
            gate.Arrive(http);
            request = reader.Read(payload) with { TakesStreams = true };
            caller = await CallerAsync();
            request = gate.Admit(request, caller, http);
        }
        catch (CodedError refusal) when (refusal.ErrorCode == ErrorCode.BadRequest)
        {
            return SocketClose.Invalid("its payload is no request");
        }
        catch (ExecutionError refusal)
        {
            return await RefuseAsync(id, refusal);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return await RefuseAsync(id, errors.Mask(failure, TraceId));
        }

        var operation = new SocketOperation();
        _operations[id] = operation;
        operation.Start(cancel => OperateAsync(id, operation, request, caller, cancel));
        if (_end.Task.IsCompleted) operation.Cancel(); // whoever ends them has not seen this one
        return null;
    }

    private SocketClose? Complete(JsonElement message)
    {
        if (IdOf(message) is not { } id) return SocketClose.Invalid("it has no id");
        if (_operations.TryRemove(id, out var operation)) operation.Cancel();
        return null;
    }

    private async Task OperateAsync(string id, SocketOperation operation, GraphQLRequest request, Caller caller, CancellationToken cancel)
    {
        var last = new OperationMessage { Id = id, Type = "complete" };
        bool isAnswering = false;
        try
        {
            await _answers.WaitAsync(cancel);
            isAnswering = true;
            var result = await runner.RunAsync(request, caller, TraceId, http.RequestServices, cancel);
            if (result is StreamResult stream)
            {
                using var place = stream.Place;
                _answers.Release(); // what a stream tells is made one after another
                isAnswering = false;
                await foreach (var answer in guard.FollowAsync(stream, request.Client, caller, CallerAsync, cancel)) await line.SendAsync(Next(id, answer.Result), cancel);
            }
            else if (result.Executed)
            {
                await line.SendAsync(Next(id, result), cancel);
            }
            else
            {
                last = Error(id, [.. result.Errors ?? []]);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return;
        }
        catch (ExecutionError refusal)
        {
            last = Error(id, [refusal]);
        }
        catch (Exception failure)
        {
            last = Error(id, [errors.Mask(failure, TraceId)]);
        }
        finally
        {
            if (isAnswering) _answers.Release();
        }

        // The id is free before anybody hears that it is. Whoever ended the operation meanwhile hears no more of it.
        if (_operations.TryRemove(KeyValuePair.Create(id, operation))) await line.SendAsync(last, CancellationToken.None);
    }

    /// <summary>Who asks now. What authentication keeps with a connection is for one reader at a time.</summary>
    private async ValueTask<Caller> CallerAsync()
    {
        await _reading.WaitAsync();
        try
        {
            return await callers.ReadAsync(http);
        }
        finally
        {
            _reading.Release();
        }
    }

    private Task<SocketClose?> RefuseAsync(string id, ExecutionError refusal) => AnswerAsync(Error(id, [refusal]));

    private async Task<SocketClose?> AnswerAsync(OperationMessage message)
    {
        await line.SendAsync(message, CancellationToken.None);
        return null;
    }

    private static OperationMessage Next(string id, ExecutionResult result) => new() { Id = id, Type = "next", Payload = result };

    private static OperationMessage Error(string id, ExecutionError[] found) => new() { Id = id, Type = "error", Payload = found };

    /// <summary>Null where it has none that could be one.</summary>
    private static string? IdOf(JsonElement message) =>
        message.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 and <= MostIdCharacters } text ? text : null;

    private string TraceId => Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
}
