using System.Net.WebSockets;

namespace Federation.Gateway.GraphQL.Http.Sockets;

/// <summary>Why a connection is closed, after <see href="https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md">graphql-transport-ws</see>.</summary>
/// <param name="Reason">At most 123 bytes.</param>
internal sealed record SocketClose(int Code, string Reason)
{
    public static SocketClose Normal { get; } = new((int)WebSocketCloseStatus.NormalClosure, "");

    public static SocketClose GoingAway { get; } = new((int)WebSocketCloseStatus.EndpointUnavailable, "The host stops");

    public static SocketClose TooBig { get; } = new((int)WebSocketCloseStatus.MessageTooBig, "Message too big");

    public static SocketClose Unauthorized { get; } = new(4401, "Unauthorized");

    /// <summary>Clients come back by themselves after this one, with a new token.</summary>
    public static SocketClose Expired { get; } = new(4403, "Forbidden: the token has expired");

    public static SocketClose WrongProtocol { get; } = new(4406, "Subprotocol not acceptable");

    public static SocketClose InitTimeout { get; } = new(4408, "Connection initialisation timeout");

    public static SocketClose TooManyInits { get; } = new(4429, "Too many initialisation requests");

    public static SocketClose Invalid(string why) => new(4400, $"Invalid message: {why}");

    /// <summary>The id is not repeated where it is long.</summary>
    public static SocketClose Duplicate(string id) => new(4409, $"Subscriber for {(id.Length <= 40 && id.All(char.IsAscii) ? id : "this id")} already exists");
}
