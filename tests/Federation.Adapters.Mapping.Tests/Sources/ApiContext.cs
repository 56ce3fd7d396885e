using System.Net;
using System.Text;
using System.Text.Json;
using Federation.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Adapters.Mapping.Tests.Sources;

/// <summary>What an API in memory answers.</summary>
internal sealed record ApiAnswer(string Body, HttpStatusCode Status = HttpStatusCode.OK, string? Link = null, string? RetryAfter = null);

/// <summary>A context over an API in memory that remembers what it was asked, and how.</summary>
internal sealed class ApiContext : AdapterContext
{
    private readonly Func<string, ApiAnswer> _answer;

    public ApiContext(Func<string, ApiAnswer> answer, params (string Name, string Value)[] settings)
    {
        _answer = answer;
        Config = new AdapterConfig(JsonSerializer.SerializeToElement(settings.ToDictionary(setting => setting.Name, setting => setting.Value)));
        Http = new HttpClient(new Handler(this));
    }

    /// <summary>Addresses that the host was asked to open.</summary>
    public List<string> Opened { get; } = [];

    /// <summary>Requests that were sent by the adapter itself.</summary>
    public List<HttpRequestMessage> Sent { get; } = [];

    public override HttpClient Http { get; }

    public override AdapterConfig Config { get; }

    public override TimeProvider Clock => TimeProvider.System;

    public override ILogger Log => NullLogger.Instance;

    public override Task<SourceContent> OpenAsync(string source, CancellationToken cancellationToken)
    {
        Opened.Add(source);
        return Task.FromResult(new SourceContent(new MemoryStream(Encoding.UTF8.GetBytes(_answer(source).Body)), "application/json", null));
    }

    private sealed class Handler(ApiContext context) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            context.Sent.Add(request);
            var answer = context._answer(request.RequestUri!.AbsoluteUri); // A request that is sent has one.
            var response = new HttpResponseMessage(answer.Status) { Content = new StringContent(answer.Body, Encoding.UTF8, "application/json") };
            if (answer.Link is not null) response.Headers.TryAddWithoutValidation("Link", answer.Link);
            if (answer.RetryAfter is not null) response.Headers.TryAddWithoutValidation("Retry-After", answer.RetryAfter);
            return Task.FromResult(response);
        }
    }
}
