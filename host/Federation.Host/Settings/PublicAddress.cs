using Federation.Registry.Certificates;

namespace Federation.Host.Settings;

/// <summary>Reads under which address others reach the directory, before anything is started.</summary>
internal static class PublicAddress
{
    /// <exception cref="SettingsException">No certificate can carry it.</exception>
    public static Uri Read(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address)) throw new SettingsException($"--public-url \"{text}\" is no address: write, for example, https://directory.example.");
        try
        {
            _ = new CertificateAddresses(address);
            return address;
        }
        catch (ArgumentException)
        {
            throw new SettingsException($"--public-url \"{text}\" cannot stand in certificates: it has to be https, or http on this machine, without user, query and fragment.");
        }
    }
}
