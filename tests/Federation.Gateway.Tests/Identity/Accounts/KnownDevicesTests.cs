using Federation.Gateway.Identity;
using Federation.Gateway.Identity.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Federation.Gateway.Tests.Identity.Accounts;

public sealed class KnownDevicesTests
{
    private static readonly SignInCookies Cookies = new(new IdentitySettings("data", new Uri("https://directory.example"), Postgres: null));

    private readonly KnownDevices _devices = new(new EphemeralDataProtectionProvider(), Cookies);

    [Fact]
    public void Find_AfterRemember_KnowsTheAccountAndNoOther()
    {
        string cookie = Remember("account").Value.ToString();

        string? device = Find(cookie, "account");
        Assert.Matches("^[0-9a-f]{24}$", device);
        Assert.Null(Find(cookie, "other"));
        Assert.Null(Find(cookie, "accoun"));
        Assert.NotEqual(device, Find(Remember("account").Value.ToString(), "account"));
    }

    [Fact]
    public void Remember_OverTls_ClosesTheCookie()
    {
        var cookie = Remember("account");

        Assert.True(cookie.HttpOnly && cookie.Secure);
        Assert.Equal(("/", TimeSpan.FromDays(180)), (cookie.Path.ToString(), cookie.MaxAge));
        Assert.DoesNotContain("account", cookie.Value.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Find_WhatIsNotOurs_IsAStranger()
    {
        string cookie = Remember("account").Value.ToString();

        Assert.Null(Find(null, "account"));
        Assert.Null(Find("", "account"));
        Assert.Null(Find(cookie[..^2] + "AA", "account"));
        Assert.Null(Find(new string('A', 2000), "account"));
        Assert.Null(new KnownDevices(new EphemeralDataProtectionProvider(), Cookies).Find(Request(cookie), "account"));
    }

    private SetCookieHeaderValue Remember(string account)
    {
        var http = new DefaultHttpContext();
        http.Request.Scheme = "https";
        _devices.Remember(http, account);
        return Assert.Single(SetCookieHeaderValue.ParseList([.. http.Response.Headers.SetCookie.OfType<string>()]));
    }

    private string? Find(string? cookie, string account) => _devices.Find(Request(cookie), account);

    private static HttpRequest Request(string? cookie)
    {
        var http = new DefaultHttpContext();
        if (cookie is not null) http.Request.Headers.Cookie = $"__Host-federation-device={cookie}";
        return http.Request;
    }
}
