using System.Collections.Immutable;
using System.Text.Json;
using Federation.Trust.Tokens;

namespace Federation.Trust.Keys;

/// <summary>The public keys of an entity, each with an id of its own (OpenID Federation 1.0, section 3.1.1). Immutable.</summary>
public sealed class FederationKeySet
{
    /// <summary>The most keys of a set.</summary>
    public const int MostKeys = 32;

    /// <summary>What none but its owner has (RFC 7518, sections 6.2.2, 6.3.2 and 6.4).</summary>
    private static readonly string[] SecretParts = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

    private readonly ImmutableArray<FederationKey> _keys;

    private FederationKeySet(JsonElement json, ImmutableArray<FederationKey> keys) => (Json, _keys) = (json, keys);

    /// <summary>As it was read: an object with <c>keys</c>.</summary>
    public JsonElement Json { get; }

    /// <summary>Whether there is none that signatures are checked with: all were passed over.</summary>
    public bool IsEmpty => _keys.IsEmpty;

    /// <summary>Null where there is none of this id that signatures are checked with.</summary>
    public FederationKey? Find(string? id) => id is null ? null : _keys.FirstOrDefault(key => key.Id == id);

    /// <summary>
    /// Refused are sets without <c>keys</c> or with more than <see cref="MostKeys"/>, a key without id, two with one, and secret halves. Keys of types that are not known here are passed over.
    /// </summary>
    /// <param name="json">A JWK set (RFC 7517), from a document that outlives it.</param>
    public static Judged<FederationKeySet> Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("keys", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > MostKeys)
        {
            return Bad($"A set of keys has 1 to {MostKeys} of them.");
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        var keys = ImmutableArray.CreateBuilder<FederationKey>();
        foreach (var entry in list.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.Object) return Bad("A key is an object.");
            var jwk = new TokenClaims(entry);
            if (jwk.Text("kid") is not { } id || jwk.Text("kty") is null) return Bad("A key has a type, and an id.");
            if (!ids.Add(id)) return Bad("Two keys have one id.");
            if (SecretParts.Any(jwk.Has)) return Bad("A key has its secret half with it. Whoever published it needs another.");
            if (FederationKey.Read(id, jwk) is { } key) keys.Add(key);
        }

        return new FederationKeySet(json, keys.ToImmutable());
    }

    /// <summary>The same from UTF-8, for example a file.</summary>
    public static Judged<FederationKeySet> Read(ReadOnlyMemory<byte> utf8) => StrictJson.Object(utf8) is { } json ? Read(json) : Bad("This is no JSON object of which each member is there once.");

    private static TrustRefusal Bad(string message) => new(TrustCodes.BadKeys, message);
}
