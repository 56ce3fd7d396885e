using System.Net;

namespace Federation.Contracts.Testing;

/// <summary>Sends an adapter's requests to the bench's partner, and makes its answers look as they do in a worker. Thread safe.</summary>
internal sealed class BenchHttpHandler(AdapterBench bench) : HttpMessageHandler
{
    private const int MostRequestBytes = 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        if (body.Length > MostRequestBytes) throw new AdapterException(FailureKind.Bug, "http.request-too-large", $"A request's body has {body.Length} bytes; {MostRequestBytes} are allowed.");
        if (request.Method.Method is not ("GET" or "POST" or "HEAD")) throw new AdapterException(FailureKind.Bug, "http.refused-method", "The adapter sent a request that is not GET, HEAD or POST.");
        string address = request.RequestUri?.AbsoluteUri ?? "";
        var headers = request.Headers.NonValidated.Concat(request.Content?.Headers.NonValidated ?? default)
            .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        cancellationToken.ThrowIfCancellationRequested();
        var answer = bench.Ask(new PartnerRequest { Method = request.Method.Method, Address = address, Headers = headers, Body = body });
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { RequestMessage = request, Content = new StreamContent(bench.Open(answer, address)) };
        foreach (var (name, value) in answer.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value)) response.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }
}
