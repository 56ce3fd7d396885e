namespace Federation.Cluster.Adapters.Fetching;

/// <summary>What the host allows itself when it fetches or opens something for an adapter.</summary>
public sealed class FetchOptions
{
    /// <summary>Sent with every request.</summary>
    public string UserAgent { get; set; } = "FederationDirectory/0.1";

    public TimeSpan ConnectTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the host waits for one source, from the request to the last byte. Time in which the adapter does not ask for more does not count.</summary>
    public TimeSpan RequestTime { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The largest body, in bytes after decompression.</summary>
    public long BodyBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>The largest file, in bytes.</summary>
    public long FileBytes { get; set; } = 512L * 1024 * 1024;

    public int Redirects { get; set; } = 5;
}
