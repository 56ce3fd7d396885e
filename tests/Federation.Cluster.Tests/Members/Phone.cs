using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Tests.Members;

/// <summary>A member's phone, and whoever else can write a JWT. It shares no code with what it tests.</summary>
internal sealed class Phone : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Jwk
    {
        get
        {
            var q = _key.ExportParameters(false).Q;
            return $$"""{"kty":"EC","crv":"P-256","x":"{{Base64Url.EncodeToString(q.X)}}","y":"{{Base64Url.EncodeToString(q.Y)}}"}""";
        }
    }

    public static string Header(string type = "centre-pass+jwt", string algorithm = "ES256") => $$"""{"typ":"{{type}}","alg":"{{algorithm}}"}""";

    public static JsonObject Claims(string credential, CentreId centre, DoorNonce nonce, DateTimeOffset now) => new()
    {
        ["aud"] = $"{TestIssuer.Root}/centres/{centre}",
        ["nonce"] = nonce.Value,
        ["iat"] = now.ToUnixTimeSeconds(),
        ["exp"] = now.AddMinutes(2).ToUnixTimeSeconds(),
        ["jti"] = Guid.NewGuid().ToString("N"),
        ["credential"] = credential,
    };

    /// <summary>A pass as it should be.</summary>
    public string Pass(string credential, CentreId centre, DoorNonce nonce, DateTimeOffset now) => Sign(Header(), Claims(credential, centre, nonce, now).ToJsonString());

    /// <summary>Any header and any claims under this phone's key.</summary>
    public string Sign(string header, string claims) => Sign(_key, header, claims);

    public static string Sign(ECDsa key, string header, string claims)
    {
        string signed = $"{Encode(header)}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation))}";
    }

    public static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    public static JsonElement Decode(string compact, int part) => JsonElement.Parse(Base64Url.DecodeFromChars(compact.Split('.')[part]));

    public void Dispose() => _key.Dispose();

    /// <summary>What is ordered for this phone where a test does not care.</summary>
    public CredentialOrder Order(CentreId centre, string account = "account-1", string network = "ruche", string tier = "nomad") => new()
    {
        Audience = PassAudience.Of(new Uri(TestIssuer.Root), centre),
        Subject = Pseudonym.Of(TestIssuer.Secret, account, centre),
        HomeNetwork = NetworkId.Parse(network),
        Tier = Tier.Parse(tier),
        OfflinePolicy = OfflinePolicy.AllowedOffline,
        StatusIndex = 7,
        HolderKey = Jwk,
    };
}
