using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.EndToEnd.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Federation.EndToEnd.Tests.Federating;

/// <summary>
/// A host with one network of its own, and others as its networks. A server of the test's stands before it: so its address is known before any host has started, and who asks before that is told to come again.
/// </summary>
internal sealed class FederatingHost(string name, NetworkEntry own, LoopbackServer door) : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });
    private ServingHost? _host;

    public string Name => name;

    public string Data => _folder.Data;

    public ServingHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    public static async Task<FederatingHost> OpenAsync(string name, NetworkEntry own)
    {
        var host = new FederatingHost(name, own, await LoopbackServer.StartAsync());
        host.Open();
        return host;
    }

    /// <summary>Starts with the others as networks.</summary>
    public async Task StartAsync(IEnumerable<FederatingHost> others)
    {
        var networks = others.Select(other => new NetworkEntry(other.Name, "federation-peer", other.Address)).Prepend(own);
        _host = await ServingHost.StartAsync(Data, _folder.Write("networks.json", new JsonArray([.. networks.Select(network => network.ToJson())]).ToJsonString()));
    }

    /// <summary>Runs each of its networks to its end.</summary>
    public async Task<IReadOnlyList<JsonElement>> SyncAsync() =>
        [.. (await Command.RunAsync("sync", "--url", $"{Host.Url}", "--data", Data, "--json")).Expect(0).Json().EnumerateArray()];

    /// <summary>Every listing that speaks for a centre, with its centre's key.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListingsAsync()
    {
        var answer = await Host.Client.AskAsync("{ directory { id } centres(first: 100) { totalCount nodes { key listings { key licence attribution removedAt origin { key directory networkKey via } } } } }");
        return [.. answer.GetProperty("centres").GetProperty("nodes").EnumerateArray().SelectMany(centre => centre.GetProperty("listings").EnumerateArray())];
    }

    public async Task<string> IdAsync() => (await Host.Client.AskAsync("{ directory { id } }")).GetProperty("directory").GetProperty("id").GetString() ?? "";

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        await door.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }

    private string Address => door.UrlOf("/");

    private void Open() => door.Serve("/feed/listings", async http =>
    {
        if (_host is null)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_host.Url, $"feed/listings{http.Request.QueryString}"));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", http.Request.Headers.AcceptEncoding.ToString());
        using var answer = await _http.SendAsync(request, http.RequestAborted);
        http.Response.StatusCode = (int)answer.StatusCode;
        http.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        http.Response.Headers.ContentEncoding = string.Join(", ", answer.Content.Headers.ContentEncoding);
        await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    });
}
