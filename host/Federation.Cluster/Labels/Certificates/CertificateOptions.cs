namespace Federation.Cluster.Labels.Certificates;

/// <summary>Settings of certificates.</summary>
public sealed class CertificateOptions
{
    /// <summary>The address under which the directory is reached: every id of a certificate begins with it, and whoever holds one looks there. It must never change.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>The file with the issuer's keys; made where there is none and no certificate was issued yet.</summary>
    public string KeyFile { get; set; } = "label-keys.json";
}
