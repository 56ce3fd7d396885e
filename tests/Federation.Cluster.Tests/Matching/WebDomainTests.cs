using Federation.Cluster.Matching;

namespace Federation.Cluster.Tests.Matching;

public sealed class WebDomainTests
{
    [Theory]
    [InlineData("https://www.Ruche.example/page", "ruche.example")]
    [InlineData("http://ruche.example:8080/", "ruche.example")]
    [InlineData("https://m.facebook.com/ruche", null)]
    [InlineData("https://notfacebook.com/", "notfacebook.com")]
    [InlineData("https://192.0.2.1/", null)]
    [InlineData("ruche.example", null)]
    [InlineData(null, null)]
    public void Of_AWebsite_IsItsOwnHostOrNothing(string? website, string? expected) => Assert.Equal(expected, WebDomain.Of(website));
}
