using System.Net;
using System.Net.Sockets;

namespace Federation.Browser.Tests.Support;

/// <summary>A free port of this machine, for a host whose address has to be known before it listens.</summary>
internal static class Ports
{
    public static int Free()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port; // it was just bound
    }
}
