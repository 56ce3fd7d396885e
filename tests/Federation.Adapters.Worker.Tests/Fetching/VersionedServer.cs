using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Federation.Adapters.Worker.Tests.Fetching;

/// <summary>A server on this machine that knows the version of what it has. A test says how it answers, and sees what it was asked.</summary>
internal sealed class VersionedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _asked = new();

    private VersionedServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public string Url => _app.Urls.Single();

    /// <summary>Null for none.</summary>
    public string? ETag { get; set; }

    /// <summary>Null for none. A time of change comes with a date, two minutes later.</summary>
    public DateTimeOffset? LastModified { get; set; }

    /// <summary>Where <c>/moved</c> leads.</summary>
    public string Target { get; set; } = "/list";

    /// <summary>True to say to everyone, asked or not, that nothing changed.</summary>
    public bool Lies { get; set; }

    /// <summary>Path, <c>If-None-Match</c> and <c>If-Modified-Since</c> of each request, in order.</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    public static async Task<VersionedServer> StartAsync()
    {
        var server = new VersionedServer();
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext http)
    {
        var (request, response) = (http.Request, http.Response);
        _asked.Enqueue($"{request.Path} {request.Headers.IfNoneMatch} {request.Headers.IfModifiedSince}".TrimEnd());
        if (request.Path == "/moved")
        {
            response.Redirect(Target);
            return Task.CompletedTask;
        }

        response.Headers.ETag = ETag;
        if (LastModified is { } modified)
        {
            response.Headers.LastModified = modified.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            response.Headers.Date = modified.AddMinutes(2).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        }

        bool same = request.Headers.IfNoneMatch.Count > 0 ? request.Headers.IfNoneMatch == ETag : request.Headers.IfModifiedSince.Count > 0 && request.Headers.IfModifiedSince == response.Headers.LastModified;
        if (!Lies && !same) return response.WriteAsync("hello", http.RequestAborted);
        response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }
}
