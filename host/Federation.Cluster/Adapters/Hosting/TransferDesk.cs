using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text.Json;
using Federation.Cluster.Adapters.Fetching;
using Federation.Cluster.Adapters.Protocol;
using Federation.Cluster.Adapters.Worker;
using Federation.Contracts;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>Serves one worker's requests and sources, and knows whether the worker is waiting for the host.</summary>
internal sealed class TransferDesk(WorkerAssignment assignment, FetchRights rights, FetchDesk fetch, SourceWatch watch, FrameWriter worker, ILogger log) : IAsyncDisposable
{
    private const int MostOpen = 64;

    /// <summary>So many are waiting only where the worker no longer reads why it gets none of them.</summary>
    private const int MostWaiting = 1_000;

    private readonly ConcurrentDictionary<int, HostTransfer> _open = new();
    private readonly ConcurrentDictionary<int, Task> _running = new();
    private int _lastId;
    private int _owed;

    public ILogger Log => log;

    public string Network => assignment.Network;

    /// <summary>True while the worker waits for something that the host is fetching.</summary>
    public bool OwesWorker => Volatile.Read(ref _owed) > 0;

    /// <summary>Called when the host has paid a debt: the worker's silence counts from here.</summary>
    public Action? Paid { get; set; }

    /// <summary>Called when the worker asked for something that has not changed, and so has nothing to do.</summary>
    public Action? Unchanged { get; set; }

    /// <summary>A frame of type request.</summary>
    public void Request(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload);
        var head = WireJson.Read(reader.Bytes(Frame.MostPayload), WireJson.Default.RequestHead);
        if (head.Headers.Any(header => header?.Name is null || header.Value is null)) throw new ProtocolException("A request has a header without name or value.");
        var ask = new HttpAsk
        {
            Method = head.Method,
            Url = head.Url,
            Headers = [.. head.Headers.Select(header => KeyValuePair.Create(header.Name, header.Value))],
            Body = head.HasBody ? reader.Rest() : (ReadOnlyMemory<byte>?)null, // a bare null would become an empty body
        };
        if (ask.Body?.Length > HostHttpHandler.MostRequestBytes) throw new ProtocolException($"A request's body has {ask.Body?.Length} bytes; {HostHttpHandler.MostRequestBytes} are allowed.");
        if (assignment.Pushed is not null)
        {
            Begin(head.Id, (_, _) => throw new AdapterException(FailureKind.Configuration, "push.asks-web", "The adapter asks the web by itself, and cannot read what was pushed."));
            return;
        }

        Begin(head.Id, async (visit, token) =>
        {
            var answer = await visit.SendAsync(fetch.Fetcher, ask, rights, token);
            var response = new ResponseHead
            {
                Id = head.Id,
                Status = (int)answer.Status,
                Reason = answer.Response.ReasonPhrase,
                Url = answer.Address.AbsoluteUri,
                Headers = [.. answer.Headers().Select(header => new HeaderLine(header.Key, header.Value))],
            };
            return new TransferStart(answer.Body, FrameType.Response, JsonSerializer.SerializeToUtf8Bytes(response, WireJson.Default.ResponseHead));
        });
    }

    /// <summary>A frame of type open source.</summary>
    public void Open(ReadOnlyMemory<byte> payload)
    {
        var open = WireJson.Read(payload, WireJson.Default.OpenMessage);
        Begin(open.Id, async (visit, token) =>
        {
            var source = await fetch.Opener.OpenAsync(open.Source, assignment, rights, visit, token);
            var head = new SourceHead(open.Id, source.MediaType, source.Length);
            return new TransferStart(source.Body, FrameType.SourceOpened, JsonSerializer.SerializeToUtf8Bytes(head, WireJson.Default.SourceHead));
        });
    }

    // A pull or a close may cross the end of its transfer on the way: then there is nothing left to do.
    public void Pull(ReadOnlyMemory<byte> payload) => Find(payload)?.Pull();

    public void Close(ReadOnlyMemory<byte> payload) => Find(payload)?.Close();

    /// <summary>Until the result is disposed, the worker waits for the host.</summary>
    public IDisposable Owe()
    {
        Interlocked.Increment(ref _owed);
        return new Debt(this);
    }

    public ValueTask SendAsync(FrameType type, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) => worker.WriteAsync(type, payload, cancellationToken);

    public async Task SendFailureAsync(int id, AdapterException failure)
    {
        try
        {
            await worker.WriteAsync(FrameType.TransferFailed, new TransferFailure(id, failure.ToMessage()), WireJson.Default.TransferFailure, CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The worker has ended: nobody is left to tell.
            return;
        }
    }

    public void Forget(int id)
    {
        _open.TryRemove(id, out _);
        _running.TryRemove(id, out _);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var transfer in _open.Values) transfer.Close();
        await Task.WhenAll(_running.Values);
    }

    private void Begin(int id, Func<SourceVisit, CancellationToken, Task<TransferStart>> serve)
    {
        if (id != _lastId + 1) throw new ProtocolException("Transfer ids must rise by one.");
        int open = _open.Count;
        if (open >= MostWaiting) throw new ProtocolException($"{MostWaiting:N0} requests or sources are open.");
        _lastId = id;
        var visit = watch.Begin(); // in the order in which the worker asks
        var transfer = new HostTransfer(id, this, visit);

        // Without what was asked for: its body is not to be kept for a failure.
        if (open >= MostOpen) serve = (_, _) => throw TooMany();
        _open[id] = transfer;
        _running[id] = Task.CompletedTask;
        var run = Task.Run(() => transfer.RunAsync(token => serve(visit, token)));
        _running.TryUpdate(id, run, Task.CompletedTask);
    }

    private static AdapterException TooMany() => new(FailureKind.Bug, "http.too-many-open", $"The adapter has {MostOpen} requests or sources open; it must close some first.");

    private HostTransfer? Find(ReadOnlyMemory<byte> payload) =>
        payload.Length == sizeof(int) ? _open.GetValueOrDefault(BinaryPrimitives.ReadInt32LittleEndian(payload.Span)) : throw new ProtocolException("A transfer is named by four bytes.");

    private sealed class Debt(TransferDesk desk) : IDisposable
    {
        public void Dispose()
        {
            desk.Paid?.Invoke();
            Interlocked.Decrement(ref desk._owed);
        }
    }
}
