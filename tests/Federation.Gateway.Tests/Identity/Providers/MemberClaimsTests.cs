using System.Security.Claims;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Identity.Store;

namespace Federation.Gateway.Tests.Identity.Providers;

public sealed class MemberClaimsTests
{
    private static readonly NetworkProvider Provider = new()
    {
        Network = "actipole21",
        Issuer = "https://id.example",
        ClientId = "directory",
        Scopes = "",
        Domains = "",
        TierClaim = "offer",
        EndsClaim = "until",
        ActiveClaim = "active",
    };

    [Theory]
    [InlineData("full", "full")]
    [InlineData("FULL-time", "full-time")]
    [InlineData("", null)]
    [InlineData("Marie Curie", null)]
    [InlineData("marie.curie@lab.example", null)]
    [InlineData("full\n", null)]
    [InlineData("<b>", null)]
    public void Of_ATier_TakesAWordAndNothingLikeAName(string said, string? tier) => Assert.Equal(tier, Read(("offer", said)).Tier);

    [Theory]
    [InlineData("1772323200", "2026-03-01T00:00:00Z")]
    [InlineData("2026-03-01", "2026-03-02T00:00:00Z")]
    [InlineData("2026-03-01T12:00:00+02:00", "2026-03-01T10:00:00Z")]
    [InlineData("0", "1970-01-01T00:00:00Z")]
    [InlineData("never", "1970-01-01T00:00:00Z")]
    [InlineData("-1", "1970-01-01T00:00:00Z")]
    [InlineData("", "1970-01-01T00:00:00Z")]
    [InlineData("99999999999999999999", "1970-01-01T00:00:00Z")]
    public void Of_AnEnd_ThatCannotBeReadHasPassed(string said, string ends) =>
        Assert.Equal(DateTimeOffset.Parse(ends, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime, Read(("until", said)).Ends);

    [Theory]
    [InlineData("true", false)]
    [InlineData("True", false)]
    [InlineData("false", true)]
    [InlineData("", true)]
    [InlineData("1", true)]
    [InlineData("suspended", true)]
    public void Of_WhetherInGoodStanding_BlocksAnythingButTrue(string said, bool blocked) => Assert.Equal(blocked, Read(("offer", "full"), ("active", said)).IsBlocked);

    // A scope that was forgotten at the provider makes no members.
    [Fact]
    public void Of_NoneOfTheClaimsThatWereNamed_IsNobodyInGoodStanding() => Assert.Equal(new MemberClaims(null, DateTime.UnixEpoch, true), Read());

    [Fact]
    public void Of_ATierThatCannotBeRead_IsNobodyInGoodStanding() => Assert.True(Read(("offer", "Marie Curie"), ("active", "true")).IsBlocked);

    [Fact]
    public void Of_ClaimsThatNobodyAskedFor_ReadsNone()
    {
        var provider = new NetworkProvider { Network = "actipole21", Issuer = "https://id.example", ClientId = "directory", Scopes = "", Domains = "" };

        Assert.Equal(new MemberClaims(null, null, false), MemberClaims.Of(Principal(("offer", "full"), ("until", "0"), ("active", "false"), ("name", "Marie Curie")), provider));
    }

    private static MemberClaims Read(params (string Name, string Value)[] claims) => MemberClaims.Of(Principal(claims), Provider);

    private static ClaimsPrincipal Principal(params (string Name, string Value)[] claims) => new(new ClaimsIdentity(claims.Select(claim => new Claim(claim.Name, claim.Value))));
}
