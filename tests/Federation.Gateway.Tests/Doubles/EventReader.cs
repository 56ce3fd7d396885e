using System.Text.Json;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>Reads server-sent events from an answer that goes on.</summary>
internal sealed class EventReader(HttpResponseMessage response, StreamReader reader) : IDisposable
{
    public static async Task<EventReader> OpenAsync(GatewayHost host, HttpRequestMessage request)
    {
        request.Headers.Accept.ParseAdd("text/event-stream");
        var response = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return new EventReader(response, new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)));
    }

    public HttpResponseMessage Response => response;

    /// <summary>The next block of lines; null at the end. A comment is a block with its text as kind.</summary>
    public async Task<(string Kind, string? Id, JsonElement Data)?> NextAsync()
    {
        string kind = "";
        string? id = null;
        JsonElement data = default;
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Length == 0) return (kind, id, data);
            if (line.StartsWith(':')) kind = line;
            else if (line.StartsWith("event: ", StringComparison.Ordinal)) kind = line["event: ".Length..];
            else if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line["id: ".Length..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) data = JsonSerializer.Deserialize<JsonElement>(line["data: ".Length..]);
            else Assert.Equal("data:", line);
        }

        return null;
    }

    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
    }
}
