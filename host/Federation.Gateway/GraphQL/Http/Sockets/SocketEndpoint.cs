using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Streams;
using Federation.Gateway.Identity.Access;
using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Federation.Gateway.GraphQL.Http.Sockets;

/// <summary>Takes connections that speak graphql-transport-ws. Thread safe.</summary>
internal sealed class SocketEndpoint(
    RequestReader reader, RequestGate gate, QueryRunner runner, StreamGuard guard, CallerReader callers, ErrorMap errors, IGraphQLSerializer serializer, TimeProvider clock, IHostApplicationLifetime lifetime, IOptions<GatewayOptions> options)
{
    private const string Protocol = "graphql-transport-ws";

    /// <summary>True where a page of another site asks: browsers say whose page it is, and ask for nobody's leave before they open a WebSocket. Other programs say nothing.</summary>
    public static bool IsForeign(HttpRequest request) =>
        request.Headers.Origin.Count > 0 && !string.Equals(request.Headers.Origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    public async Task HandleAsync(HttpContext http)
    {
        bool speaks = http.WebSockets.WebSocketRequestedProtocols.Contains(Protocol);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(speaks ? Protocol : null);
        var line = new SocketLine(socket, serializer, clock, options.Value.MostBodyBytes);
        await using var connection = new SocketConnection(line, http, reader, gate, runner, guard, callers, errors, clock);
        await connection.RunAsync(speaks ? null : SocketClose.WrongProtocol, lifetime.ApplicationStopping);
    }
}
