using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Federation.EndToEnd.Tests.Support;

/// <summary>A partner's web server on this machine, on a free port. What it answers can be changed while it runs.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, RequestDelegate> _pages = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _held = new(StringComparer.Ordinal);

    private LoopbackServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public static async Task<LoopbackServer> StartAsync()
    {
        var server = new LoopbackServer();
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public string UrlOf(string path) => _app.Urls.First() + path;

    public void Serve(string path, string mediaType, string body) => Serve(path, http =>
    {
        http.Response.ContentType = mediaType;
        return http.Response.WriteAsync(body, http.RequestAborted);
    });

    public void Serve(string path, RequestDelegate answer) => _pages[path] = answer;

    /// <summary>From now on 404.</summary>
    public void Remove(string path) => _pages.TryRemove(path, out _);

    /// <summary>Whoever asks for the path waits until it gives up.</summary>
    /// <returns>Completes when somebody asks.</returns>
    public Task Hold(string path)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _held[path] = asked;
        return asked.Task;
    }

    /// <summary>Who asks from now on is answered.</summary>
    public void Release(string path) => _held.TryRemove(path, out _);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        string path = http.Request.Path.Value ?? "/";
        if (_held.TryGetValue(path, out var asked))
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        else if (_pages.TryGetValue(path, out var page))
        {
            await page(http);
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
