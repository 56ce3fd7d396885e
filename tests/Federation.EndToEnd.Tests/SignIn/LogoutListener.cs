using System.Collections.Concurrent;
using Federation.EndToEnd.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Federation.EndToEnd.Tests.SignIn;

/// <summary>Where clients are told of ended sessions: keeps what came, for whoever asks. Thread safe.</summary>
internal sealed class LogoutListener : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly ConcurrentQueue<string> _tokens = new();

    private LogoutListener(LoopbackServer server) => _server = server;

    /// <summary>To be told at.</summary>
    public string Address => _server.UrlOf("/logout");

    /// <summary>What came so far, a JSON array of tokens.</summary>
    public string Told => _server.UrlOf("/told");

    public static async Task<LogoutListener> StartAsync()
    {
        var listener = new LogoutListener(await LoopbackServer.StartAsync());
        listener._server.Serve("/logout", listener.TakeAsync);
        listener._server.Serve("/told", http => http.Response.WriteAsJsonAsync(listener._tokens.ToArray()));
        return listener;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        _tokens.Enqueue(form["logout_token"].ToString());
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
