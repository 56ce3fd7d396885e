using NSec.Cryptography;

namespace Federation.Registry.Certificates.Keys;

/// <summary>A key that signs no more, and by which what it signed is still checked. Its secret is gone.</summary>
/// <param name="From">Since when it signed.</param>
/// <param name="Until">Up to when.</param>
internal sealed record RetiredKey(PublicKey Key, DateTimeOffset From, DateTimeOffset Until);
