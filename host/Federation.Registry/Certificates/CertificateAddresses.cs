namespace Federation.Registry.Certificates;

/// <summary>
/// Every id that a certificate carries. Each starts with the address under which the directory is reached, and is to be answered there. They are part of what is
/// signed: none may ever change. Immutable and thread safe.
/// </summary>
public sealed class CertificateAddresses
{
    private readonly string _root;

    /// <param name="publicUrl">https, or http on this machine, without user, query and fragment; a path may follow.</param>
    /// <exception cref="ArgumentException">It is not such an address.</exception>
    public CertificateAddresses(Uri publicUrl)
    {
        bool isSafe = publicUrl.IsAbsoluteUri && (publicUrl.Scheme == Uri.UriSchemeHttps || (publicUrl.Scheme == Uri.UriSchemeHttp && publicUrl.IsLoopback));
        if (!isSafe || publicUrl.UserInfo.Length > 0 || publicUrl.Query.Length > 0 || publicUrl.Fragment.Length > 0)
        {
            throw new ArgumentException("The public URL has to be https, or http on this machine, without user, query and fragment.", nameof(publicUrl));
        }

        _root = publicUrl.AbsoluteUri.TrimEnd('/');
    }

    /// <summary>The issuer, and where its keys are published.</summary>
    public string Issuer => $"{_root}/issuer";

    /// <summary>The same keys as a JWK set.</summary>
    public string JwkSet => $"{_root}/issuer/keys";

    /// <param name="name">As <see cref="Keys.SigningKeys.Name"/>.</param>
    public string Key(string name) => $"{Issuer}#{name}";

    public string Certificate(string id) => $"{_root}/certificates/{Uri.EscapeDataString(id)}";

    public string Centre(string id) => $"{_root}/centres/{Uri.EscapeDataString(id)}";

    /// <summary>A version of the criteria.</summary>
    public string Criteria(string version) => $"{_root}/label/{Uri.EscapeDataString(version)}";

    /// <summary>What a centre has achieved that holds a level by a version of the criteria.</summary>
    public string Achievement(string version, int level) => $"{Criteria(version)}/levels/{level}";

    /// <summary>Where the public log of labels is served from.</summary>
    public string Log => $"{_root}/log";

    /// <summary>What the log is called in its checkpoints: its address without the scheme.</summary>
    public string LogOrigin => Log[(Log.IndexOf("//", StringComparison.Ordinal) + 2)..].Replace("+", "%2B", StringComparison.Ordinal);

    public string StatusList(Status.StatusPurpose purpose) => $"{_root}/status/{Status.StatusPurposes.Word(purpose)}";
}
