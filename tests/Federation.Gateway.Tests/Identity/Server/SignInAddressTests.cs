using Federation.Gateway.Web.SignIn;

namespace Federation.Gateway.Tests.Identity.Server;

public sealed class SignInAddressTests
{
    private const string Account = "/account";

    [Theory]
    [InlineData("/connect/authorize?client_id=web&redirect_uri=https%3A%2F%2Fweb.example", "/connect/authorize?client_id=web&redirect_uri=https%3A%2F%2Fweb.example")]
    [InlineData("/door", "/door")]
    [InlineData("/a//b", "/a//b")]
    [InlineData(null, Account)]
    [InlineData("", Account)]
    [InlineData("/", Account)]
    [InlineData("//evil.example", Account)]
    [InlineData("/\\evil.example", Account)]
    [InlineData("\\\\evil.example", Account)]
    [InlineData("https://evil.example", Account)]
    [InlineData("javascript:alert(1)", Account)]
    [InlineData("evil.example", Account)]
    [InlineData(" //evil.example", Account)]
    [InlineData("/\t/evil.example", Account)]
    [InlineData("/\n/evil.example", Account)]
    [InlineData("/door\r\nSet-Cookie: a=b", Account)]
    public void Local_AnyAddress_StaysOnThisHost(string? asked, string expected) => Assert.Equal(expected, SignInAddress.Local(asked));

    [Fact]
    public void For_AnAddressWithParameters_KeepsThemTogether() =>
        Assert.Equal("/sign-in?return=%2Fconnect%2Fauthorize%3Fa%3D1%26b%3D2", SignInAddress.For("/connect/authorize?a=1&b=2"));
}
