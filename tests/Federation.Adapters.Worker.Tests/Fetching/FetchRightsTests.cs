using Federation.Cluster.Adapters.Fetching;

namespace Federation.Adapters.Worker.Tests.Fetching;

public sealed class FetchRightsTests
{
    [Theory]
    [InlineData("https://example.org/", true)] // the manifest
    [InlineData("https://a.example.org/", true)]
    [InlineData("https://approved.example/", true)]
    [InlineData("https://source.example/", true)] // the configuration, wherever in it
    [InlineData("https://deep.example/", true)]
    [InlineData("https://other.example/", false)]
    public void Allows_Host_IsThatOfManifestOperatorOrConfiguration(string address, bool allowed)
    {
        var rights = Rights.Of(["approved.example"], """{ "source": "https://source.example/a", "more": [{ "url": "https://deep.example:8443/" }, 1, "https:"] }""", trusted: false, manifest: PluginBench.ManifestText("a"));

        Assert.Equal(allowed, rights.Allows(new Uri(address)));
    }

    [Theory]
    [InlineData(true, "http://127.0.0.1:5000/", true)]
    [InlineData(true, "https://localhost:5001/", true)]
    [InlineData(true, "http://127.0.0.1:5002/", false)]
    [InlineData(false, "http://127.0.0.1:5000/", false)]
    [InlineData(false, "https://localhost:5001/", false)]
    public void AllowsLoopback_Port_IsOneThatTheMachinesOperatorNamed(bool trusted, string address, bool allowed)
    {
        var rights = Rights.Of(["localhost:5001"], """{ "source": "http://127.0.0.1:5000/a" }""", trusted);

        Assert.Equal(allowed, rights.AllowsLoopback(new Uri(address)));
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/list", "http://127.0.0.1:8080/other", true)] // all of the server that both named
    [InlineData("http://127.0.0.1:8080/list", "http://127.0.0.1:8081/list", false)] // another port, which something else listens on
    [InlineData("http://127.0.0.1:8080/list", "https://127.0.0.1:8080/list", false)]
    [InlineData("http://127.0.0.1:8080/list", "http://localhost:8080/list", false)] // may be another server
    [InlineData("http://127.0.0.1:8080/list", "http://[::1]:8080/list", false)]
    [InlineData("http://localhost:8080/list", "http://localhost:8080/list", false)] // the operator named it otherwise
    [InlineData("http://127.0.0.1:8081/list", "http://127.0.0.1:8081/list", false)] // the configuration alone
    [InlineData("https://source.example/list", "http://127.0.0.1:8080/list", false)] // the operator alone: the network has another source
    [InlineData("https://127.0.0.1:8080/list", "http://127.0.0.1:8080/list", false)]
    public void AllowsLoopback_SourceOnThisMachine_IsTheServerThatOperatorAndConfigurationBothName(string source, string address, bool allowed)
    {
        var options = new FetchOptions { SourcesOnThisMachine = [new Uri("http://127.0.0.1:8080")] };
        var rights = Rights.Of(["127.0.0.1:8081", "localhost:8080"], $$"""{ "source": "{{source}}" }""", trusted: false, options: options);

        Assert.Equal(allowed, rights.AllowsLoopback(new Uri(address)));
        Assert.False(rights.Allows(new Uri("https://other.example/")));
        Assert.False(rights.Allows(new Uri("https://192.168.1.2/")));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("partner.example")]
    [InlineData("*.partner.example")]
    [InlineData("xn--bcher-kva.example")]
    [InlineData("93.184.215.14")]
    [InlineData("localhost:8080")]
    [InlineData("127.0.0.1:1")]
    [InlineData("[::1]:65535")]
    public void Parse_Entry_IsOne(string text) => Assert.Equal(text, HostPattern.Parse(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData(" partner.example")]
    [InlineData("Partner.example")]
    [InlineData("bücher.example")]
    [InlineData("https://partner.example")]
    [InlineData("partner.example:443")]
    [InlineData("partner.example/")]
    [InlineData("partner.example.")]
    [InlineData("partner..example")]
    [InlineData("user@partner.example")]
    [InlineData("*.example")]
    [InlineData("*.*")]
    [InlineData("a.*.example")]
    [InlineData("**")]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("127.0.0.1:0")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("127.0.0.2:80")]
    [InlineData("partner.example\n")]
    public void Parse_WhatIsNoEntry_IsNull(string text) => Assert.Null(HostPattern.Parse(text));

    [Theory]
    [InlineData(null, 2, 0.2)]
    [InlineData("""{ "requestsAtOnce": 1, "secondsBetween": 2.5 }""", 1, 2.5)]
    [InlineData("""{ "requestsAtOnce": 9, "secondsBetween": 0 }""", 2, 0.2)]
    [InlineData("{}", 2, 0.2)]
    public void Politeness_OfTheManifest_AsksForMorePatienceAndNeverForLess(string? politeness, int atOnce, double seconds)
    {
        string manifest = PluginBench.ManifestText("a");
        if (politeness is not null) manifest = manifest.Replace("\"hosts\"", $"\"politeness\": {politeness}, \"hosts\"", StringComparison.Ordinal);

        Assert.Equal(new Politeness(atOnce, TimeSpan.FromSeconds(seconds)), Rights.Of([], manifest: manifest).Politeness);
    }
}
