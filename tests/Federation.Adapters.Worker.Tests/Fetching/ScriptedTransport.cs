using System.Collections.Concurrent;
using System.Net;

namespace Federation.Adapters.Worker.Tests.Fetching;

/// <summary>A server that answers as written down, one answer after another; the last one again and again. An exception is thrown.</summary>
internal sealed class ScriptedTransport(params object[] answers) : HttpMessageHandler
{
    private readonly ConcurrentQueue<HttpRequestMessage> _requests = new();
    private int _next;

    public IReadOnlyCollection<HttpRequestMessage> Requests => _requests;

    public static Func<HttpResponseMessage> Answer(HttpStatusCode status, params (string Name, string Value)[] headers) => () =>
    {
        var response = new HttpResponseMessage(status);
        foreach (var (name, value) in headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value)) response.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _requests.Enqueue(request);
        object answer = answers[Math.Min(Interlocked.Increment(ref _next), answers.Length) - 1];
        return answer is Exception failure ? Task.FromException<HttpResponseMessage>(failure) : Task.FromResult(((Func<HttpResponseMessage>)answer)());
    }
}
