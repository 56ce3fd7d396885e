using NSec.Cryptography;

namespace Federation.Registry.Certificates.Keys;

/// <summary>The issuer's keys: the one that signs, and those that did. Thread safe; disposing it wipes the secret.</summary>
public sealed class SigningKeys : IDisposable
{
    private readonly Key _current;

    internal SigningKeys(Key current, DateTimeOffset from, IReadOnlyList<RetiredKey> retired)
    {
        _current = current;
        From = from;
        Retired = retired;
    }

    /// <summary>Since when the current key signs, in whole seconds of UTC.</summary>
    public DateTimeOffset From { get; }

    /// <summary>The current key's name, the same as its Multikey form, for example <c>z6Mk…</c>.</summary>
    public string Name => Multikey.Of(_current.PublicKey);

    internal PublicKey Public => _current.PublicKey;

    /// <summary>Newest first.</summary>
    internal IReadOnlyList<RetiredKey> Retired { get; }

    /// <summary>The keys as anybody may have them, under the addresses of one issuer: the current one first, then from the newest to the oldest.</summary>
    public PublishedKeys Publish(CertificateAddresses addresses) => new(
        addresses.Issuer,
        [
            new PublishedKey(addresses.Key(Name), _current.PublicKey, From, null),
            .. Retired.Select(key => new PublishedKey(addresses.Key(Multikey.Of(key.Key)), key.Key, key.From, key.Until)),
        ]);

    /// <summary>Name and beginning of each key that signs or did, newest first.</summary>
    public IEnumerable<(string Name, DateTimeOffset From)> All() => [(Name, From), .. Retired.Select(key => (Multikey.Of(key.Key), key.From))];

    public void Dispose() => _current.Dispose();

    /// <returns>64 bytes, always the same for the same bytes.</returns>
    internal byte[] Sign(ReadOnlySpan<byte> data) => SignatureAlgorithm.Ed25519.Sign(_current, data);

    /// <summary>The current key as a retired one.</summary>
    internal RetiredKey Retire(DateTimeOffset until) => new(_current.PublicKey, From, until);
}
