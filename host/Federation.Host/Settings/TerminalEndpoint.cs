using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Federation.Host.Settings;

/// <summary>The one port on which the host speaks TLS and asks for certificates: where terminals at doors bring theirs. Immutable; read at the start.</summary>
/// <param name="Url">As terminals call it: https, with a port, without a path.</param>
/// <param name="Certificate">The host's own there, with its key.</param>
/// <param name="Chain">What stands between that one and a root, in the file after it.</param>
internal sealed record TerminalEndpoint(Uri Url, X509Certificate2 Certificate, X509Certificate2Collection Chain)
{
    /// <summary>Where to listen: at the address that the URL has, and for one that is a name at every address of the machine.</summary>
    public string Listens => $"https://{(IPAddress.TryParse(Url.DnsSafeHost, out _) || Url.IsLoopback ? Url.Authority : $"*:{Url.Port}")}";

    /// <param name="certificate">A file in PEM: the certificate, and those above it.</param>
    /// <param name="key">A file in PEM with its private key.</param>
    /// <exception cref="SettingsException">The address is none, or the files do not hold a certificate with its key.</exception>
    public static TerminalEndpoint Read(string url, string certificate, string key)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || address.PathAndQuery != "/" || address.Fragment.Length > 0 || address.UserInfo.Length > 0 || address.Port == 0)
        {
            throw new SettingsException($"--terminal-url \"{url}\" is no address for terminals: write, for example, https://doors.directory.example:8443.");
        }

        try
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(certificate);
            return new TerminalEndpoint(address, X509Certificate2.CreateFromPemFile(certificate, key), [.. chain.Skip(1)]);
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"--terminal-certificate and --terminal-key are a certificate and its key in PEM: {failure.Message}");
        }
    }
}
