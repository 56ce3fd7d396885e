using Federation.Cluster.Labels.Log;
using Federation.Registry.Certificates;

namespace Federation.Cluster.Labels.Certificates;

/// <summary>Settings of certificates and of the log in which they stand.</summary>
public sealed class CertificateOptions
{
    /// <summary>The address under which the directory is reached: every id of a certificate begins with it, and whoever holds one looks there. It must never change.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>The file with the issuer's keys; made where there is none and no certificate was issued yet.</summary>
    public string KeyFile { get; set; } = "label-keys.json";

    /// <summary>The file with the log's keys; made where there is none and none of the log's has signed yet.</summary>
    public string LogKeyFile { get; set; } = "log-keys.json";

    /// <summary>Who is shown each checkpoint of the log and signs that nothing of it was taken back.</summary>
    public IList<LogWitness> Witnesses { get; } = [];

    /// <exception cref="InvalidOperationException">There is no public URL.</exception>
    /// <exception cref="ArgumentException">It is none under which certificates can be issued.</exception>
    internal CertificateAddresses Addresses => new(PublicUrl ?? throw new InvalidOperationException("A directory without a public URL signs nothing."));
}
