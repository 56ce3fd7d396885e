using System.Net;
using System.Net.Sockets;

namespace Federation.Host.Settings;

/// <summary>Where the host listens. Checked before anything starts, because the web server starts last and a silo does not like to start in vain.</summary>
internal static class ListenAddress
{
    public static string[] Split(string urls) => urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <exception cref="SettingsException">There is no address, or one that is malformed or in use.</exception>
    public static void DemandAll(string urls)
    {
        string[] addresses = Split(urls);
        if (addresses.Length == 0) throw new SettingsException("There is no address to listen on: write --urls http://HOST:PORT.");
        foreach (string address in addresses) Demand(address);
    }

    private static void Demand(string address)
    {
        BindingAddress parsed;
        try
        {
            parsed = BindingAddress.Parse(address);
        }
        catch (FormatException)
        {
            throw new SettingsException($"\"{address}\" is no address to listen on: write http://HOST:PORT.");
        }

        if (parsed.Scheme != Uri.UriSchemeHttp) throw new SettingsException($"\"{address}\": the host speaks http; a proxy in front of it adds https.");
        if (parsed.IsUnixPipe || parsed.Port == 0) return;
        if (parsed.Port is < 0 or > IPEndPoint.MaxPort) throw new SettingsException($"\"{address}\": a port is a number from 0 to {IPEndPoint.MaxPort}.");
        DemandFree(address, HostOf(parsed), parsed.Port);
    }

    /// <summary>As the web server takes it: an IP address, localhost, or else any address of this machine.</summary>
    private static IPAddress HostOf(BindingAddress address) =>
        string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
            : IPAddress.TryParse(address.Host, out var host) ? host
            : IPAddress.Any;

    private static void DemandFree(string address, IPAddress host, int port)
    {
        using var listener = new TcpListener(host, port);
        try
        {
            listener.Start();
        }
        catch (SocketException failure)
        {
            throw new SettingsException($"Cannot listen on {address}: {failure.Message}. Name another address with --urls, or end what listens there.");
        }
    }
}
