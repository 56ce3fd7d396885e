namespace Federation.Registry.Certificates;

/// <summary>A key file, a list of keys, a certificate or a status list cannot be used.</summary>
/// <param name="code">One of <see cref="CertificateProblemCodes"/>.</param>
/// <param name="reason">What is wrong and where, in English; never a secret.</param>
public sealed class CertificateException(string code, string reason, Exception? cause = null) : Exception(reason, cause)
{
    public string Code { get; } = code;
}
