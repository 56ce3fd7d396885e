namespace Federation.Gateway.Identity.Keys;

/// <summary>What a key of the sign-in is for.</summary>
internal enum KeyUse
{
    /// <summary>ECDSA on P-256: signs tokens and credentials. Its public half is published.</summary>
    Signing,

    /// <summary>ECDSA on P-256: signs what this directory says as an entity of the federation. Its public half stays published for good: what was signed may be looked at years later.</summary>
    Federation,

    /// <summary>256 bits: encrypts what only this directory reads, as codes and refresh tokens.</summary>
    Encryption,

    /// <summary>256 bits: makes pairwise subjects. It is never changed, for every subject would change with it.</summary>
    Pairwise,
}
