using Federation.Cluster.Normalising.Websites;
using Federation.Contracts;

namespace Federation.Cluster.Tests.Normalising.Fields;

public sealed class WebsiteNormaliserTests
{
    private readonly List<Issue> _issues = [];

    [Theory]
    [InlineData("ruche.example", "https://ruche.example/")]
    [InlineData("HTTP://Ruche.Example/Chemin", "http://ruche.example/Chemin")]
    [InlineData("https://bücher.example/", "https://xn--bcher-kva.example/")]
    [InlineData("https://ruche.example/page#contact", "https://ruche.example/page")]
    [InlineData("https://ruche.example/#/lieux/3", "https://ruche.example/#/lieux/3")]
    [InlineData("https://ruche.example/?utm_source=x&id=3&fbclid=abc", "https://ruche.example/?id=3")]
    [InlineData("https://ruche.example/?gclid=1", "https://ruche.example/")]
    [InlineData("https://ruche.example:443/", "https://ruche.example/")]
    [InlineData("https://ruche.example:8443/", "https://ruche.example:8443/")]
    [InlineData("https://www.facebook.com/profile.php?id=100", "https://www.facebook.com/profile.php?id=100")]
    public void Normalise_AnAddress_IsInOneForm(string website, string expected)
    {
        Assert.Equal(expected, WebsiteNormaliser.Normalise(website, _issues));
        Assert.Empty(_issues);
    }

    [Theory]
    [InlineData("https://a.example https://b.example")]
    [InlineData("https://a.example ; www.b.example")]
    [InlineData("a.example, https://b.example https://c.example")]
    public void Normalise_TwoAddresses_IsTheFirstWithANote(string website)
    {
        Assert.Equal("https://a.example/", WebsiteNormaliser.Normalise(website, _issues));
        Assert.Equal(("website.several", IssueSeverity.Info), (Assert.Single(_issues).Code, _issues[0].Severity));
    }

    [Theory]
    [InlineData("camille@ruche.example")]
    [InlineData("03 80 12 34 56")]
    [InlineData("Camille Dupont")]
    [InlineData("https://\u0301ruche.example/")]
    [InlineData("https://xn--\u00e9.example/")]
    public void Normalise_AMailboxATelephoneOrAName_IsAnIssueThatDoesNotQuoteIt(string website)
    {
        Assert.Null(WebsiteNormaliser.Normalise(website, _issues));
        Assert.Equal("website.unreadable", Assert.Single(_issues).Code);
        Assert.DoesNotContain(website, _issues[0].Message, StringComparison.Ordinal);
    }
}
