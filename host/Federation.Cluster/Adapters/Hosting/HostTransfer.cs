using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Federation.Cluster.Adapters.Fetching;
using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>
/// One request or source that the host serves: opened, announced, and then read only as fast as the worker asks for chunks.
/// </summary>
internal sealed class HostTransfer(int id, TransferDesk desk, SourceVisit visit)
{
    /// <summary>More chunks than these asked for ahead is no honest reader.</summary>
    private const int MostAhead = 8;

    private readonly SemaphoreSlim _pulls = new(0);
    private readonly CancellationTokenSource _closed = new();
    private int _ahead;

    /// <summary>Serves the transfer to its end. Never throws.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "One transfer's surprise must not end the worker's other work; it is logged.")]
    public async Task RunAsync(Func<CancellationToken, Task<TransferStart>> open)
    {
        try
        {
            TransferStart start;
            using (desk.Owe())
            {
                start = await open(_closed.Token);
            }

            await using (start.Body)
            {
                await desk.SendAsync(start.Announcement, start.Head, _closed.Token);
                await PumpAsync(start.Body);
            }
        }
        catch (AdapterException failure)
        {
            await desk.SendFailureAsync(id, failure);
        }
        catch (SourceUnchangedException)
        {
            desk.Unchanged?.Invoke();
        }
        catch (Exception exception) when (_closed.IsCancellationRequested || exception is IOException or ObjectDisposedException)
        {
            // The worker closed the body, or has ended: nobody is left to tell.
            return;
        }
        catch (Exception exception)
        {
            WorkerLog.TransferBroke(desk.Log, exception, desk.Network);
            await desk.SendFailureAsync(id, new AdapterException(FailureKind.Bug, "worker.transfer-failed", "The host could not serve the request.", exception));
        }
        finally
        {
            desk.Forget(id);
        }
    }

    /// <exception cref="ProtocolException">Far more was asked for than any reader needs.</exception>
    public void Pull()
    {
        if (Interlocked.Increment(ref _ahead) > MostAhead) throw new ProtocolException("Too many chunks were asked for ahead.");
        _pulls.Release();
    }

    public void Close() => _ = _closed.CancelAsync();

    private async Task PumpAsync(BoundedBody body)
    {
        byte[] chunk = ArrayPool<byte>.Shared.Rent(sizeof(int) + Frame.ChunkBytes);
        try
        {
            BinaryPrimitives.WriteInt32LittleEndian(chunk, id);
            while (true)
            {
                await _pulls.WaitAsync(_closed.Token);
                int read;
                using (desk.Owe())
                {
                    read = await FillAsync(body, chunk.AsMemory(sizeof(int), Frame.ChunkBytes));
                }

                Interlocked.Decrement(ref _ahead);
                if (read == 0) visit.ReadToEnd(); // before the worker can know, and the run be over
                await desk.SendAsync(read == 0 ? FrameType.BodyEnd : FrameType.BodyChunk, chunk.AsMemory(0, sizeof(int) + read), _closed.Token);
                if (read == 0) return;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    // Small reads are gathered: a frame costs more than a read.
    private async Task<int> FillAsync(BoundedBody body, Memory<byte> chunk)
    {
        int filled = 0;
        while (filled < chunk.Length / 4)
        {
            int read = await body.ReadAsync(chunk[filled..], _closed.Token);
            if (read == 0) break;
            filled += read;
        }

        return filled;
    }
}
