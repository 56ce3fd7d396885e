using System.Security.Cryptography;
using Federation.Cluster.Members.Passes;
using Microsoft.IdentityModel.Tokens;

namespace Federation.Cluster.Tests.Members;

/// <summary>A directory's keys, as whoever keeps them gives them.</summary>
internal sealed class TestIssuer : IPassIssuerKeys, IDisposable
{
    public const string Root = "https://directory.example";

    public static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(index => (byte)index)];

    private readonly List<ECDsa> _keys = [];

    /// <param name="root">Its public URL.</param>
    public TestIssuer(string root = Root)
    {
        (Issuer, PublicUrl, StatusList) = (root + "/", new Uri(root), new Uri(root + "/states"));
        Rotate();
    }

    public string Issuer { get; }

    public Uri PublicUrl { get; }

    public Uri StatusList { get; }

    public SigningCredentials Signing { get; private set; } = null!; // Rotate sets it, in the constructor.

    public JsonWebKeySet Published { get; } = new();

    /// <summary>The current key as it signs.</summary>
    public ECDsa Key => _keys[^1];

    public string KeyId => $"key-{_keys.Count}";

    /// <summary>A new key signs; those before it stay published.</summary>
    public void Rotate()
    {
        _keys.Add(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        var key = new ECDsaSecurityKey(Key) { KeyId = KeyId };
        Signing = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256);
        var published = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(ECDsa.Create(Key.ExportParameters(false))) { KeyId = KeyId });
        Published.Keys.Add(published);
    }

    public void Dispose() => _keys.ForEach(key => key.Dispose());
}
