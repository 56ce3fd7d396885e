using System.Buffers;
using System.Net;
using System.Text.Json;
using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Worker;

/// <summary>Sends each request over the pipe, where the host fetches it. The worker itself opens no connection. Thread safe.</summary>
internal sealed class HostHttpHandler(HostLink link) : HttpMessageHandler
{
    /// <summary>What an adapter may post, in bytes. The host holds it to that again.</summary>
    public const int MostRequestBytes = 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[]? body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        if (body?.Length > MostRequestBytes) throw new AdapterException(FailureKind.Bug, "http.request-too-large", $"A request's body has {body.Length:N0} bytes; {MostRequestBytes:N0} are allowed.");
        var transfer = link.Open(id => Send(id, request, body));
        var head = await transfer.HeadAsync<ResponseHead>(cancellationToken);
        return ToResponse(head, transfer, request);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, cancellationToken).GetAwaiter().GetResult();

    private void Send(int id, HttpRequestMessage request, byte[]? body)
    {
        var headers = request.Headers.NonValidated.Concat(request.Content?.Headers.NonValidated ?? default);
        var head = new RequestHead
        {
            Id = id,
            Method = request.Method.Method,
            Url = request.RequestUri?.AbsoluteUri ?? "",
            Headers = [.. headers.Select(header => new HeaderLine(header.Key, header.Value.ToString()))],
            HasBody = body is not null,
        };
        var payload = new ArrayBufferWriter<byte>();
        payload.Bytes(JsonSerializer.SerializeToUtf8Bytes(head, WireJson.Default.RequestHead));
        payload.Write(body);
        link.Writer.Write(FrameType.Request, payload.WrittenSpan);
    }

    private static HttpResponseMessage ToResponse(ResponseHead head, Transfer transfer, HttpRequestMessage request)
    {
        var response = new HttpResponseMessage((HttpStatusCode)head.Status)
        {
            ReasonPhrase = head.Reason,
            RequestMessage = request,
            Content = new StreamContent(new BodyStream(transfer)),
        };
        request.RequestUri = new Uri(head.Url);
        foreach (var header in head.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(header.Name, header.Value)) response.Content.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        return response;
    }
}
