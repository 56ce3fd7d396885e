using Federation.Cluster.Sync.Pushing;

namespace Federation.Host.Settings;

/// <summary>Tells a source's path from its URL, and makes a path absolute.</summary>
internal static class SourceAddress
{
    /// <param name="folder">Where relative paths start.</param>
    /// <exception cref="SettingsException">A URL that is neither https nor on this machine.</exception>
    public static string Resolve(string source, string folder)
    {
        if (source == PushedSource.Address) return source;
        if (!source.Contains("://", StringComparison.Ordinal)) return Path.GetFullPath(source, folder);
        if (!Uri.TryCreate(source, UriKind.Absolute, out var address)) throw new SettingsException($"\"{source}\" is not a URL");
        bool allowed = address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
        return allowed ? source : throw new SettingsException($"\"{source}\" is neither https nor http on 127.0.0.1");
    }
}
