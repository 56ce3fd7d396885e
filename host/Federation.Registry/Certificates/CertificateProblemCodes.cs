namespace Federation.Registry.Certificates;

/// <summary>
/// The stable codes of every answer about a certificate, and of what may be wrong with keys. What to do about each stands in the directory's
/// catalogue of problems, which this assembly, used by others alone, does not see.
/// </summary>
public static class CertificateProblemCodes
{
    /// <summary>Genuine: its issuer signed exactly this.</summary>
    public const string Genuine = "certificate.genuine";

    /// <summary>Neither a JSON document nor a JWT that can be read: too long, too deep, a member twice, not UTF-8.</summary>
    public const string Syntax = "certificate.syntax";

    /// <summary>A member that a signature would not cover.</summary>
    public const string UnknownMember = "certificate.unknown-member";

    /// <summary>A member is missing, or has a form that no certificate of this label has.</summary>
    public const string Shape = "certificate.shape";

    /// <summary>Signed in a way that is not accepted here.</summary>
    public const string Algorithm = "certificate.algorithm";

    /// <summary>None of the keys given signed it.</summary>
    public const string KeyUnknown = "certificate.key-unknown";

    /// <summary>The key that it names belongs to another issuer.</summary>
    public const string KeyForeign = "certificate.key-foreign";

    /// <summary>Signed at a time at which its key was not in use.</summary>
    public const string KeyTime = "certificate.key-time";

    /// <summary>The signature is not of this text.</summary>
    public const string Altered = "certificate.altered";

    /// <summary>It holds at the time asked.</summary>
    public const string Holds = "certificate.holds";

    /// <summary>Whether it holds was not looked at, since it is not genuine.</summary>
    public const string NotGenuine = "certificate.not-genuine";

    /// <summary>The time asked is before it begins.</summary>
    public const string NotYet = "certificate.not-yet";

    /// <summary>The time asked is after its end.</summary>
    public const string Expired = "certificate.expired";

    /// <summary>It was taken back for good.</summary>
    public const string Revoked = "certificate.revoked";

    /// <summary>It is suspended, and may come back.</summary>
    public const string Suspended = "certificate.suspended";

    /// <summary>A status list that it names was not given.</summary>
    public const string StatusMissing = "certificate.status-missing";

    /// <summary>The status list given is not of the time asked.</summary>
    public const string StatusStale = "certificate.status-stale";

    /// <summary>The status list given is not genuine, of another issuer or purpose, or too short.</summary>
    public const string StatusUnusable = "certificate.status-unusable";

    /// <summary>A list of public keys that cannot be read.</summary>
    public const string Keys = "certificate.keys";

    /// <summary>A key file that is missing or broken, or that is there already.</summary>
    public const string KeyFile = "certificate.key-file";

    /// <summary>A key file that is not there, though certificates were signed with its key.</summary>
    public const string KeyFileLost = "certificate.key-file-lost";

    /// <summary>A key file that others than its owner may read or write.</summary>
    public const string KeyFileExposed = "certificate.key-file-exposed";
}
