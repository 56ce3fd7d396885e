using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Tests.Centres;

namespace Federation.Cluster.Tests.Members;

public sealed class CredentialIssuerTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, 750, TimeSpan.Zero);

    private readonly TestIssuer _keys = new();
    private readonly Phone _phone = new();
    private readonly CentreId _centre = Listings.NewId();

    [Fact]
    public void Issue_AnOrder_SaysWhatWasOrderedAndNothingElse()
    {
        var outcome = Issue(_phone.Order(_centre) with { LabelLevel = 2 });

        var header = Phone.Decode(outcome.Credential!, 0); // it was issued
        Assert.Equal(("centre-credential+jwt", "ES256", "key-1"), (header.GetProperty("typ").GetString(), header.GetProperty("alg").GetString(), header.GetProperty("kid").GetString()));
        var claims = Phone.Decode(outcome.Credential!, 1);
        Assert.Equal(["aud", "cnf", "exp", "home_network", "iat", "iss", "jti", "label_level", "offline_policy", "status", "sub", "tier"], claims.EnumerateObject().Select(claim => claim.Name).Order(StringComparer.Ordinal));
        Assert.Equal($"{TestIssuer.Root}/centres/{_centre}", claims.GetProperty("aud").GetString());
        Assert.Equal((_keys.Issuer, "ruche", "nomad", "ALLOWED_OFFLINE"), (Text("iss"), Text("home_network"), Text("tier"), Text("offline_policy")));
        Assert.Equal(2, claims.GetProperty("label_level").GetInt32());
        Assert.Equal(JsonElement.Parse(_phone.Jwk).ToString(), claims.GetProperty("cnf").GetProperty("jwk").ToString());
        Assert.Equal(22, Text("jti")!.Length);

        string? Text(string name) => claims.GetProperty(name).GetString();
    }

    [Theory]
    [InlineData(null, 24 * 3_600)]
    [InlineData(30 * 24 * 3_600, 24 * 3_600)]
    [InlineData(3_600, 3_600)]
    [InlineData(1, 1)]
    public void Issue_AMembership_CountsADayAndNoLongerThanIt(int? secondsLeft, int counts)
    {
        var outcome = Issue(_phone.Order(_centre) with { MembershipEnds = secondsLeft is { } left ? Now.AddSeconds(left) : null });

        var claims = Phone.Decode(outcome.Credential!, 1); // it was issued
        Assert.Equal(Now.ToUnixTimeSeconds(), claims.GetProperty("iat").GetInt64());
        Assert.Equal(Now.ToUnixTimeSeconds() + counts, claims.GetProperty("exp").GetInt64());
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(claims.GetProperty("exp").GetInt64()), outcome.Expires);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3_600)]
    public void Issue_AfterTheMembershipsEnd_IsRefused(int secondsLeft)
    {
        var outcome = Issue(_phone.Order(_centre) with { MembershipEnds = Now.AddSeconds(secondsLeft) });

        Assert.Equal((null, PassCodes.MembershipOver), (outcome.Credential, outcome.Refusal?.Code));
    }

    public static TheoryData<string> BadKeys => new(
        "",
        "null",
        "[]",
        "{}",
        "\ud800",
        """{"kty":"EC","crv":"P-256","x":"\ud800","y":"\ud800"}""",
        """{"\ud800":1,"kty":"EC"}""",
        """{"kty":"RSA","n":"AQAB","e":"AQAB"}""",
        """{"kty":"EC","crv":"P-384","x":"AA","y":"AA"}""",
        // Not on the curve.
        """{"kty":"EC","crv":"P-256","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","y":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE"}""",
        // The example of RFC 7515, appendix A.3, with its secret.
        """{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}""",
        """{"kty":"EC","kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}""",
        new string(' ', 2_000) + "{}");

    [Theory]
    [MemberData(nameof(BadKeys))]
    public void Issue_ForAKeyThatIsNone_IsRefused(string jwk) => Assert.Equal(PassCodes.BadKey, Issue(_phone.Order(_centre) with { HolderKey = jwk }).Refusal?.Code);

    // The same key without its secret.
    [Fact]
    public void Issue_ForThePublicKeyOfTheStandardsExample_IsDone() =>
        Assert.NotNull(Issue(_phone.Order(_centre) with { HolderKey = """{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","use":"sig"}""" }).Credential);

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Issue_ForALevelThatIsNone_IsAMistakeOfTheCaller(int level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Issue(_phone.Order(_centre) with { LabelLevel = level }));

    public void Dispose()
    {
        _keys.Dispose();
        _phone.Dispose();
    }

    private CredentialOutcome Issue(CredentialOrder order) => new CredentialIssuer(_keys).Issue(order, Now);
}
