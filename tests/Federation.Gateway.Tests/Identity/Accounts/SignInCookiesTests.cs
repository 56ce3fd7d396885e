using Federation.Gateway.Identity;
using Federation.Gateway.Identity.Accounts;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Tests.Identity.Accounts;

public sealed class SignInCookiesTests
{
    [Theory]
    [InlineData("https://directory.example", "__Host-federation-session", CookieSecurePolicy.Always)]
    [InlineData("http://localhost:8080", "federation-session", CookieSecurePolicy.SameAsRequest)]
    [InlineData(null, "federation-session", CookieSecurePolicy.SameAsRequest)]
    public void Name_OverTls_IsOfThisHostAlone(string? publicUrl, string name, CookieSecurePolicy policy)
    {
        var cookies = new SignInCookies(new IdentitySettings("data", publicUrl is null ? null : new Uri(publicUrl), Postgres: null));

        Assert.Equal((name, policy), (cookies.Of("session"), cookies.Policy));
    }
}
