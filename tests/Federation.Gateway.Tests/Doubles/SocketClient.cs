using System.Net.WebSockets;
using System.Text.Json;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>The other side of a WebSocket.</summary>
internal sealed class SocketClient(WebSocket socket) : IAsyncDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Null while the connection is open.</summary>
    public int? ClosedWith => (int?)socket.CloseStatus;

    public Task SendAsync(object message) => SendTextAsync(JsonSerializer.Serialize(message));

    public async Task SendTextAsync(string message) => await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, Token);

    /// <summary>Sends <c>connection_init</c> and takes the answer.</summary>
    public async Task InitAsync(string? token = null)
    {
        await SendAsync(token is null ? new { type = "connection_init" } : new { type = "connection_init", payload = new { authorization = $"Bearer {token}" } });
        Assert.Equal("connection_ack", (await NextAsync()).GetProperty("type").GetString());
    }

    public Task SubscribeAsync(string id, string query, object? variables = null) => SendAsync(new { id, type = "subscribe", payload = new { query, variables } });

    /// <summary>The next message.</summary>
    public async Task<JsonElement> NextAsync() => await ReceiveAsync() ?? throw new InvalidOperationException($"The connection was closed with {ClosedWith}: {socket.CloseStatusDescription}");

    /// <summary>The code that the connection is closed with; messages before it are passed over.</summary>
    public async Task<int?> CloseAsync()
    {
        while (await ReceiveAsync() is not null)
        {
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Token);
        return ClosedWith;
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<JsonElement?> ReceiveAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[16_384];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), Token);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return JsonSerializer.Deserialize<JsonElement>(message.ToArray());
        }
    }
}
