using Azure.Core;
using Request = Azure.Core.Request;

namespace Federation.Cluster.Tests.Storage.Azure;

/// <summary>A request that is on its way when its sender has given it up.</summary>
internal static class LateRequest
{
    /// <returns>What brings it to the service, as it is now.</returns>
    public static async Task<Func<Task>> OfAsync(Request request)
    {
        using var bytes = new MemoryStream();
        await (request.Content ?? throw new ArgumentException("It has no content.", nameof(request))).WriteToAsync(bytes, TestContext.Current.CancellationToken);
        byte[] content = bytes.ToArray();
        var address = request.Uri.ToUri();
        HttpHeader[] headers = [.. request.Headers];
        return () => SendAsync(address, headers, content);
    }

    private static async Task SendAsync(Uri address, HttpHeader[] headers, byte[] content)
    {
        using var client = new HttpClient();
        using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(content) };
        foreach (var header in headers)
        {
            if (!message.Headers.TryAddWithoutValidation(header.Name, header.Value)) message.Content.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        using var answer = await client.SendAsync(message, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
