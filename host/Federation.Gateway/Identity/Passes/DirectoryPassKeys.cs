using Federation.Cluster.Members.Passes;
using Federation.Gateway.Identity.Keys;
using Microsoft.IdentityModel.Tokens;

namespace Federation.Gateway.Identity.Passes;

/// <summary>The directory as issuer of members' credentials: it signs them with the keys of its sign-in. Thread safe.</summary>
internal sealed class DirectoryPassKeys(IdentityKeys keys, IdentitySettings settings) : IPassIssuerKeys
{
    private Halves? _published;

    private sealed record Halves(IdentityKeySet Of, JsonWebKeySet Set);

    /// <exception cref="InvalidOperationException">The directory has no public URL, and so no centre an id that others know.</exception>
    public Uri PublicUrl => settings.PublicUrl ?? throw new InvalidOperationException("A directory without a public URL issues no credential.");

    public string Issuer => PublicUrl.AbsoluteUri;

    public Uri StatusList => new(PublicUrl, StatusListDesk.Path);

    public SigningCredentials Signing => new(keys.Current.Signing[0], SecurityAlgorithms.EcdsaSha256);

    /// <summary>Keys are kept far longer than a credential counts. Written anew where they change alone: each pass asks for them.</summary>
    public JsonWebKeySet Published
    {
        get
        {
            var current = keys.Current;
            if (Volatile.Read(ref _published) is { } known && ReferenceEquals(known.Of, current)) return known.Set;
            var set = new JsonWebKeySet();
            foreach (var key in current.Signing) set.Keys.Add(PublicHalf(key));
            Volatile.Write(ref _published, new Halves(current, set));
            return set;
        }
    }

    private static JsonWebKey PublicHalf(ECDsaSecurityKey key)
    {
        var parameters = key.ECDsa.ExportParameters(includePrivateParameters: false);
        return new JsonWebKey
        {
            Kty = JsonWebAlgorithmsKeyTypes.EllipticCurve,
            Crv = JsonWebKeyECTypes.P256,
            KeyId = key.KeyId,
            X = Base64UrlEncoder.Encode(parameters.Q.X),
            Y = Base64UrlEncoder.Encode(parameters.Q.Y),
        };
    }
}
