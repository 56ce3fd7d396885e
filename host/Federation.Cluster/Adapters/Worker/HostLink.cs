using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Federation.Cluster.Adapters.Protocol;

namespace Federation.Cluster.Adapters.Worker;

/// <summary>
/// The worker's end of the pipe. A thread of its own takes what the host sends: answers go to the transfer that waits for
/// them, the rest to <see cref="Requests"/>. When the pipe closes the process ends at once, whatever adapter code is doing.
/// Sending is thread safe.
/// </summary>
internal sealed class HostLink(Stream fromHost, FrameWriter toHost)
{
    private readonly Channel<Frame> _requests = Channel.CreateUnbounded<Frame>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private readonly ConcurrentDictionary<int, Transfer> _transfers = new();
    private readonly Lock _openingTurn = new();
    private int _lastTransfer;

    /// <summary>What the host asks for, in order. The host waits for its answers, so there are never many.</summary>
    public ChannelReader<Frame> Requests => _requests.Reader;

    public FrameWriter Writer => toHost;

    /// <summary>Set by whoever can stop a running fetch; called on the listening thread, so it must not block.</summary>
    public Action? StopFetch { get; set; }

    public void Listen()
    {
        // Loaded before any plug-in runs, so that the end needs nothing that an adapter may have broken.
        var self = Process.GetCurrentProcess();
        var thread = new Thread(() =>
        {
            try
            {
                TakeFrames();
            }
            finally
            {
                // No exit handler of a plug-in may run or wait.
                self.Kill();
            }
        })
        {
            IsBackground = true,
            Name = "host link",
            Priority = ThreadPriority.AboveNormal,
        };
        thread.Start();
    }

    /// <summary>Starts a transfer: <paramref name="send"/> announces it to the host under its id.</summary>
    public Transfer Open(Action<int> send)
    {
        // The host expects rising ids, so numbering and announcing are one step.
        lock (_openingTurn)
        {
            int id = _lastTransfer + 1;
            var transfer = new Transfer(id, this);
            _transfers[id] = transfer;
            send(id);
            _lastTransfer = id;
            return transfer;
        }
    }

    public void Forget(int transfer) => _transfers.TryRemove(transfer, out _);

    private void TakeFrames()
    {
        var reader = new FrameReader(fromHost);
        while (reader.Read() is { } frame)
        {
            switch (frame.Type)
            {
                case FrameType.Response:
                    var response = WireJson.Read(frame.Payload, WireJson.Default.ResponseHead);
                    Find(response.Id)?.Opened(response);
                    break;
                case FrameType.SourceOpened:
                    var source = WireJson.Read(frame.Payload, WireJson.Default.SourceHead);
                    Find(source.Id)?.Opened(source);
                    break;
                case FrameType.BodyChunk:
                    var chunk = new PayloadReader(frame.Payload);
                    Find(chunk.Int32())?.Arrived(chunk.Rest());
                    break;
                case FrameType.BodyEnd:
                    Find(new PayloadReader(frame.Payload).Int32())?.Ended();
                    break;
                case FrameType.TransferFailed:
                    var failed = WireJson.Read(frame.Payload, WireJson.Default.TransferFailure);
                    Find(failed.Id)?.Failed(failed.Failure);
                    break;
                case FrameType.StopFetch:
                    StopFetch?.Invoke();
                    _requests.Writer.TryWrite(frame);
                    break;
                default:
                    _requests.Writer.TryWrite(frame);
                    break;
            }
        }
    }

    // A transfer that the adapter has closed meanwhile is no longer there; what still arrives for it is dropped.
    private Transfer? Find(int id) => _transfers.GetValueOrDefault(id);
}
