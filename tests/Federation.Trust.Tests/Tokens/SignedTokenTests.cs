using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Federation.Trust.Tokens;
using Microsoft.IdentityModel.Tokens;

namespace Federation.Trust.Tests.Tokens;

public sealed class SignedTokenTests
{
    private const string Header = """{"alg":"ES256","typ":"any+jwt","kid":"k1"}""";

    [Fact]
    public void Read_ASignedToken_HasItsHeaderAndItsClaims()
    {
        var token = SignedToken.Read(Token(Header, """{"iss":"https://a.example","exp":17}"""));

        Assert.NotNull(token);
        Assert.Equal(("any+jwt", "ES256", "k1"), (token.Type, token.Algorithm, token.KeyId));
        Assert.Equal("https://a.example", token.Claims.Text("iss"));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(17), token.Claims.Time("exp"));
    }

    [Theory]
    [InlineData("""{"alg":"ES256","alg":"none"}""", "{}")]
    [InlineData(Header, """{"iss":"a","iss":"b"}""")]
    [InlineData("""{"alg":"ES256","crit":["b64"],"b64":true}""", "{}")]
    [InlineData(Header, "[]")]
    [InlineData(Header, "7")]
    [InlineData(Header, """{"\uD800":1,"\uD800":1}""")]
    [InlineData(Header, """{"a":{"\uD800":1}}""")]
    [InlineData(Header, """{"a":[[[[[[[[1]]]]]]]]}""")]
    public void Read_NoTwoObjectsOfTheirForm_IsNull(string header, string claims) => Assert.Null(SignedToken.Read(Token(header, claims)));

    [Fact]
    public void Read_DeeperThanUsual_OnlyWhereItIsAskedFor()
    {
        string deep = Token(Header, """{"a":[[[[[[[[1]]]]]]]]}""");

        Assert.NotNull(SignedToken.Read(deep, depth: 16));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("e30.e30")]
    [InlineData("e30.e30.e30.e30")]
    [InlineData("e30=.e30.")]
    [InlineData("e30.e31.")]
    public void Read_NoThreePartsInTheOneWayOfWritingThem_IsNull(string compact) => Assert.Null(SignedToken.Read(compact));

    [Fact]
    public void Read_BytesThatAreNoText_IsNull()
    {
        byte[] claims = [.. "{\""u8, 0xC5, .. "\":1}"u8];

        Assert.Null(SignedToken.Read($"{Encode(Header)}.{Base64Url.EncodeToString(claims)}.AAAA"));
    }

    [Fact]
    public async Task IsSignedBy_AnotherKeyOrAlgorithm_IsFalse()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string content = Content(Header, "{}");
        string compact = $"{content}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256))}";
        var token = SignedToken.Read(compact)!; // It was just made.

        Assert.True(await token.IsSignedByAsync(new ECDsaSecurityKey(key)));
        Assert.False(await token.IsSignedByAsync(new ECDsaSecurityKey(other)));
        Assert.False(await token.IsSignedByAsync(new ECDsaSecurityKey(key), SecurityAlgorithms.EcdsaSha384));
    }

    private static string Content(string header, string claims) => $"{Encode(header)}.{Encode(claims)}";

    private static string Token(string header, string claims) => $"{Content(header, claims)}.AAAA";

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
