using System.Net.WebSockets;
using GraphQL;
using GraphQL.Transport;

namespace Federation.Gateway.GraphQL.Http.Sockets;

/// <summary>Whole messages over a WebSocket. Any number may send at once; one receives.</summary>
/// <param name="mostBytes">The largest message that is taken.</param>
internal sealed class SocketLine(WebSocket socket, IGraphQLSerializer serializer, TimeProvider clock, int mostBytes)
{
    /// <summary>Who does not take a message for so long is gone, or wants to be waited for.</summary>
    private static readonly TimeSpan SendTime = TimeSpan.FromSeconds(30);

    /// <summary>For so long an answer to the close is waited for.</summary>
    private static readonly TimeSpan CloseTime = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private byte[] _buffer = new byte[4_096];

    /// <summary>The next message; valid until the next call. Null where the other side has closed or is gone.</summary>
    /// <returns>The message, or why the connection ends for it.</returns>
    public async Task<(ReadOnlyMemory<byte>? Message, SocketClose? Fault)> ReceiveAsync()
    {
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part;
            try
            {
                part = await socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
            }
            catch (Exception failure) when (failure is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
            {
                return (null, null);
            }

            if (part.MessageType == WebSocketMessageType.Close) return (null, null);
            if (part.MessageType == WebSocketMessageType.Binary) return (null, SocketClose.Invalid("it is binary"));
            length += part.Count;
            if (length > mostBytes) return (null, SocketClose.TooBig);
            if (part.EndOfMessage) return (_buffer.AsMemory(0, length), null);
            if (length == _buffer.Length) Array.Resize(ref _buffer, Math.Min(mostBytes + 1, _buffer.Length * 2));
        }
    }

    /// <summary>Sends a message unless the connection is over.</summary>
    /// <exception cref="OperationCanceledException">It was not wanted any more before its turn came.</exception>
    public async Task SendAsync(OperationMessage message, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
            // In its turn, so that no more than one message lies in memory as bytes.
            using var bytes = new MemoryStream();
            await serializer.WriteAsync(bytes, message, CancellationToken.None);
            // Half a message cannot be taken back: only time ends it, and the connection with it.
            using var late = new CancellationTokenSource(SendTime, clock);
            await socket.SendAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), WebSocketMessageType.Text, endOfMessage: true, late.Token);
        }
        catch (Exception failure) when (failure is WebSocketException or IOException or OperationCanceledException)
        {
            socket.Abort();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Says why, and waits a moment for the other side to have heard it.</summary>
    /// <param name="receiving">Ends when the other side closes.</param>
    public async Task CloseAsync(SocketClose close, Task receiving)
    {
        using var late = new CancellationTokenSource(CloseTime, clock);
        try
        {
            await _turn.WaitAsync(late.Token);
            try
            {
                if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived) await socket.CloseOutputAsync((WebSocketCloseStatus)close.Code, close.Reason, late.Token);
            }
            finally
            {
                _turn.Release();
            }

            await receiving.WaitAsync(late.Token);
        }
        catch (Exception failure) when (failure is WebSocketException or IOException or OperationCanceledException)
        {
            socket.Abort();
        }
    }
}
