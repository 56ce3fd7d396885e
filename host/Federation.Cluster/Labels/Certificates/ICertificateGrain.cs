namespace Federation.Cluster.Labels.Certificates;

/// <summary>The certificate of one label. Its key is the <see cref="CertificateId"/> as text.</summary>
[Alias("ICertificateGrain")]
public interface ICertificateGrain : IGrainWithStringKey
{
    /// <summary>
    /// As stored; written now where the label was awarded and nobody had asked for its certificate yet. Null where no such label was ever awarded.
    /// </summary>
    [Alias("Get")]
    Task<CertificateRecord?> Get();
}
