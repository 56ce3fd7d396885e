using System.Net;
using System.Net.Sockets;

namespace Federation.Host.Settings;

/// <summary>Reads where to listen, before anything is started.</summary>
internal static class ListenAddresses
{
    /// <summary>In place of addresses: nobody is answered.</summary>
    public const string None = "none";

    private const int MostPort = 65_535;

    /// <param name="urls">Separated by <c>;</c>, or <see cref="None"/>.</param>
    /// <returns>Empty for <see cref="None"/>.</returns>
    /// <exception cref="SettingsException">One of them is no address to listen on; the message says which and why.</exception>
    public static string[] Read(string urls)
    {
        if (urls == None) return [];
        string[] addresses = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (addresses.Length == 0) throw new SettingsException($"--urls names no address: write, for example, {HostSettings.DefaultUrl}.");
        foreach (string address in addresses)
        {
            if (Problem(address) is { } problem) throw new SettingsException($"Cannot listen on \"{address}\": {problem}");
        }

        return addresses;
    }

    /// <summary>Tries each address for a moment: said here it is one line, said by the server it is a start that is taken back.</summary>
    /// <exception cref="SettingsException">Another program listens there, or the address is not this machine's or not this user's.</exception>
    public static void RequireFree(IEnumerable<string> addresses)
    {
        foreach (string address in addresses)
        {
            var parsed = BindingAddress.Parse(address);
            if (parsed.IsUnixPipe || parsed.Port == 0) continue;
            try
            {
                using var listener = new TcpListener(Place(parsed.Host), parsed.Port);
                listener.Start();
            }
            catch (SocketException failure)
            {
                throw Refused(address, failure);
            }
        }
    }

    public static SettingsException Refused(string address, Exception failure) =>
        new($"Cannot listen on {address}: {failure.Message.TrimEnd('.')}. Stop what listens there, or choose an address of this machine with --urls, for example http://localhost:5081.");

    /// <summary>A name other than localhost means every address of the machine, as it does to the server.</summary>
    private static IPAddress Place(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback : IPAddress.TryParse(host, out var place) ? place : IPAddress.Any;

    private static string? Problem(string address)
    {
        BindingAddress parsed;
        try
        {
            parsed = BindingAddress.Parse(address);
        }
        catch (FormatException)
        {
            return $"it is not an address. Write, for example, {HostSettings.DefaultUrl}.";
        }

        if (parsed.IsUnixPipe) return null;
        if (parsed.Scheme.Equals("https", StringComparison.OrdinalIgnoreCase)) return "the host speaks http only. Put a proxy that has the certificate before it.";
        if (!parsed.Scheme.Equals("http", StringComparison.OrdinalIgnoreCase)) return "it does not start with http://.";
        if (parsed.PathBase.Length > 0) return "it has a path; the directory answers at the root.";
        if (parsed.Port is < 0 or > MostPort) return $"a port goes up to {MostPort}.";
        return parsed is { Port: 0, Host: "localhost" } ? "a free port is found for one address only: write http://127.0.0.1:0." : null;
    }
}
