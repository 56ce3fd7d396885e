using Federation.Trust.Entities;

namespace Federation.Trust.Tests.Entities;

public sealed class EntityIdTests
{
    [Theory]
    [InlineData("https://a.example", "https://a.example/.well-known/openid-federation")]
    [InlineData("https://a.example/", "https://a.example/.well-known/openid-federation")]
    [InlineData("https://a.example:8443/networks/alpha", "https://a.example:8443/networks/alpha/.well-known/openid-federation")]
    [InlineData("https://127.0.0.1/x", "https://127.0.0.1/x/.well-known/openid-federation")]
    public void TryParse_AnId_KnowsWhereItsConfigurationIs(string text, string address)
    {
        Assert.True(EntityId.TryParse(text, allowLoopback: false, out var id));
        Assert.Equal((text, new Uri(address)), (id.Value, id.ConfigurationAddress));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a.example")]
    [InlineData("http://a.example")]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("ftp://a.example")]
    [InlineData("https://A.example")]
    [InlineData("HTTPS://a.example")]
    [InlineData("https://a.example:443")]
    [InlineData("https://a.example?x=1")]
    [InlineData("https://a.example/?")]
    [InlineData("https://a.example#")]
    [InlineData("https://user@a.example")]
    [InlineData("https://a.example/x/../y")]
    [InlineData("https://a.example/a b")]
    [InlineData("https://a.example\\b")]
    [InlineData("https://é.example")]
    [InlineData("https:///x")]
    [InlineData("https://2130706433/")]
    [InlineData("https://a.example.")]
    [InlineData("https://a.example./x")]
    [InlineData("https://a.example//")]
    [InlineData("https://a.example/x//")]
    public void TryParse_WhatIsNone_IsRefused(string? text) => Assert.False(EntityId.TryParse(text, allowLoopback: false, out _));

    [Fact]
    public void TryParse_TooLong_IsRefused()
    {
        Assert.True(EntityId.TryParse("https://a.example/" + new string('a', EntityId.MostCharacters - 18), allowLoopback: false, out _));
        Assert.False(EntityId.TryParse("https://a.example/" + new string('a', EntityId.MostCharacters - 17), allowLoopback: false, out _));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/networks/a", true)]
    [InlineData("http://localhost:5000", true)]
    [InlineData("http://[::1]:5000", true)]
    [InlineData("http://a.example", false)]
    public void TryParse_Http_OnThisMachineAlone(string text, bool expected) => Assert.Equal(expected, EntityId.TryParse(text, allowLoopback: true, out _));

    [Fact]
    public void Equals_ASlashAtTheEnd_IsAnother()
    {
        Assert.True(EntityId.TryParse("https://a.example", allowLoopback: false, out var one));
        Assert.True(EntityId.TryParse("https://a.example/", allowLoopback: false, out var other));
        Assert.NotEqual(one, other);
        Assert.Equal((other, one), (one.Twin, other.Twin));
        Assert.Equal(one.ConfigurationAddress, other.ConfigurationAddress);
    }
}
