using System.Net;
using System.Text.Json;
using Federation.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Fuzz.Subjects;

/// <summary>An adapter's context in which one source is there, and every request gets one answer.</summary>
/// <param name="source">The source's address in the configuration.</param>
/// <param name="open">Opens it.</param>
/// <param name="answer">The bytes of every answer; null where no request is expected, and every one is refused.</param>
internal sealed class ServedContext(string source, Func<SourceContent> open, Func<Stream>? answer = null) : AdapterContext
{
    public override HttpClient Http { get; } = new(new OneAnswer(answer));

    public override AdapterConfig Config { get; } = new(JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["source"] = source }));

    public override TimeProvider Clock => TimeProvider.System;

    public override ILogger Log => NullLogger.Instance;

    public override Task<SourceContent> OpenAsync(string source, CancellationToken cancellationToken) => Task.FromResult(open());

    private sealed class OneAnswer(Func<Stream>? answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer is null
            ? throw new HttpRequestException("connection refused")
            : Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(answer()) });
    }
}
