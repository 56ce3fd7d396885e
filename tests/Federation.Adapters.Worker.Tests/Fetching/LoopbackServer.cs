using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Federation.Adapters.Worker.Tests.Fetching;

/// <summary>A partner's server on this machine, with every mood a server can be in.</summary>
public sealed class LoopbackServer : IAsyncLifetime
{
    private static readonly byte[] Block = new byte[64 * 1024];
    private readonly TaskCompletionSource _closing = new();
    private readonly ConcurrentDictionary<string, bool> _busyWith = new(StringComparer.Ordinal);
    private WebApplication? _server;
    private long _streamed;

    public string Url { get; private set; } = "";

    /// <summary>Bytes that <c>/stream</c> has written so far.</summary>
    public long Streamed => Interlocked.Read(ref _streamed);

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.MapGet("/hello", () => Results.Text("hello", "text/csv"));
        server.MapGet("/status/{status:int}", (int status, HttpContext context) =>
        {
            context.Response.Headers.RetryAfter = "30";
            context.Response.StatusCode = status;
        });
        server.MapGet("/redirect/{times:int}", (int times) => Results.Redirect(times == 0 ? "/hello" : $"/redirect/{times - 1}"));
        server.MapGet("/redirect-to-http", () => Results.Redirect("http://example.org/"));
        server.MapGet("/redirect-to-file", () => Results.Redirect("file:///etc/hostname"));
        server.MapGet("/redirect-for-ever", () => Results.Redirect("/redirect-for-ever"));
        server.MapGet("/redirect-to", (string target) => Results.Redirect(target));
        server.MapGet("/busy-once/{status:int}/{seconds:int}/{asker}", (int status, int seconds, string asker, HttpContext context) =>
        {
            if (!_busyWith.TryAdd(asker, true)) return Results.Text("hello", "text/csv");
            if (seconds > 0) context.Response.Headers.RetryAfter = $"{seconds}";
            return Results.StatusCode(status);
        });
        server.MapGet("/packed/{encoding}", (string encoding, HttpContext context) =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            return Results.Bytes(encoding.Split(',').Aggregate("hello"u8.ToArray(), ContentDecodingTests.Pack), "text/csv");
        });
        server.MapGet("/packed-trap", (HttpContext context) =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return Results.Bytes(ContentDecodingTests.Pack(new byte[200 * 1024 * 1024], "gzip"), "text/csv");
        });
        server.MapGet("/headers", context =>
        {
            for (int number = 0; number < 100; number++) context.Response.Headers[$"X-Flood-{number}"] = new string('x', 1_000);
            return context.Response.WriteAsync("hello");
        });
        server.MapGet("/break-off-chunked", async context =>
        {
            await context.Response.Body.WriteAsync(Block);
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        server.MapGet("/what-came", context => context.Response.WriteAsync(string.Join(',', context.Request.Headers.Keys.Order(StringComparer.Ordinal))));
        server.MapGet("/never", () => _closing.Task);
        server.MapGet("/trickle", TrickleAsync);
        server.MapGet("/stream/{mebibytes:int}", StreamAsync);
        server.MapGet("/announced/{mebibytes:int}", (int mebibytes, HttpContext context) =>
        {
            context.Response.ContentLength = mebibytes * 1024L * 1024;
            return StreamAsync(mebibytes, context);
        });
        server.MapGet("/break-off", async context =>
        {
            context.Response.ContentLength = 1_000_000;
            await context.Response.Body.WriteAsync(Block);
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        server.MapPost("/echo", async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            string body = await reader.ReadToEndAsync();
            await context.Response.WriteAsync($"{body} {context.Request.Headers.UserAgent} {context.Request.Headers["X-Api-Key"]} [{context.Request.Headers.Cookie}]");
        });
        await server.StartAsync();
        Url = server.Urls.Single();
        _server = server;
    }

    public async ValueTask DisposeAsync()
    {
        _closing.SetResult();
        if (_server is not null) await _server.DisposeAsync();
    }

    private async Task TrickleAsync(HttpContext context)
    {
        await context.Response.Body.WriteAsync(Block, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await _closing.Task.WaitAsync(context.RequestAborted);
    }

    private async Task StreamAsync(int mebibytes, HttpContext context)
    {
        for (int block = 0; block < mebibytes * 16; block++)
        {
            await context.Response.Body.WriteAsync(Block, context.RequestAborted);
            Interlocked.Add(ref _streamed, Block.Length);
        }
    }
}
