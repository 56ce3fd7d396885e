using NSec.Cryptography;

namespace Federation.Registry.Certificates.Keys;

/// <summary>A public key by which an issuer's certificates are checked. Immutable and thread safe.</summary>
/// <param name="Id">An absolute URL: the issuer's, <c>#</c> and the key's name.</param>
/// <param name="Ed25519">Null where it is a key of another algorithm or curve, which checks nothing here.</param>
/// <param name="From">Since when it has signed; null where its publication does not say.</param>
/// <param name="Until">Up to when it signed; null while it does, and where its publication does not say.</param>
internal sealed record PublishedKey(string Id, PublicKey? Ed25519, DateTimeOffset? From, DateTimeOffset? Until)
{
    /// <summary>Whom it belongs to: the id up to its fragment.</summary>
    public string Controller => Id.Split('#')[0];

    /// <summary>Whether it was in use at a time, both ends included.</summary>
    public bool WasInUse(DateTimeOffset at) => !(at < From) && !(at > Until);
}
