using System.Text;
using System.Text.Json.Nodes;
using Federation.Registry.Certificates;
using Federation.Registry.Certificates.Keys;

namespace Federation.Registry.Tests.Certificates;

public sealed class PublishedKeysTests : IDisposable
{
    private readonly CertificateBench _bench = new("https://label.example/annuaire/");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Publications_OfRotatedKeys_NameEveryKeyUnderThePublicUrl()
    {
        using var keys = KeyFile.Rotate(_bench.KeyPath, CertificateBench.Now);
        var published = keys.Publish(_bench.Addresses);
        string[] ids = [$"https://label.example/annuaire/issuer#{keys.Name}", $"https://label.example/annuaire/issuer#{_bench.Keys.Name}"];

        var document = published.ControllerDocument();
        Assert.Equal("https://label.example/annuaire/issuer", $"{document["id"]}");
        Assert.Equal(ids, document["assertionMethod"]!.AsArray().Select(id => $"{id}"));
        Assert.Equal(ids, document["verificationMethod"]!.AsArray().Select(method => $"{method!["id"]}"));
        var jwks = published.JwkSet()["keys"]!.AsArray();
        Assert.Equal(ids, jwks.Select(key => $"{key!["kid"]}"));
        Assert.Equal([null, $"{CertificateBench.Now.ToUnixTimeSeconds()}"], jwks.Select(key => key!["exp"]?.ToJsonString()));
    }

    [Fact]
    public void Read_OfEitherPublication_FindsTheSameKeys()
    {
        using var keys = KeyFile.Rotate(_bench.KeyPath, CertificateBench.Now);
        var published = keys.Publish(_bench.Addresses);
        string[] ids = [_bench.Addresses.Key(keys.Name), _bench.Addresses.Key(_bench.Keys.Name)];

        var (jwks, document) = (Read(published.JwkSet()), Read(published.ControllerDocument()));

        Assert.Equal(ids.Select(published.Find), ids.Select(jwks.Find));
        Assert.Equal(ids.Select(id => published.Find(id)! with { From = null, Until = null }), ids.Select(document.Find));
        Assert.Null(jwks.Find(_bench.Addresses.Issuer));
    }

    [Fact]
    public void Read_ControllerDocument_TakesOnlyKeysThatTheIssuerSaysAreItsOwnAndForCertificates()
    {
        var document = _bench.Published.ControllerDocument();
        using var other = new CertificateBench();
        foreach (var (id, controller, allowed) in new[] { ("https://label.example/annuaire/issuer#a", "https://other.example", true), ("https://other.example#b", "https://label.example/annuaire/issuer", true), ("https://label.example/annuaire/issuer#c", "https://label.example/annuaire/issuer", false) })
        {
            document["verificationMethod"]!.AsArray().Add(new JsonObject { ["id"] = id, ["type"] = "Multikey", ["controller"] = controller, ["publicKeyMultibase"] = other.Keys.Name });
            if (allowed) document["assertionMethod"]!.AsArray().Add(id);
        }

        var keys = Read(document);

        Assert.NotNull(keys.Find(_bench.Addresses.Key(_bench.Keys.Name)));
        Assert.All(["https://label.example/annuaire/issuer#a", "https://other.example#b", "https://label.example/annuaire/issuer#c"], id => Assert.Null(keys.Find(id)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":{}}""")]
    [InlineData("""{"keys":[{}]}""")]
    [InlineData("""{"keys":["a"]}""")]
    [InlineData("""{"keys":[{"kid":"https://a.example#a","kid":"https://a.example#b"}]}""")]
    [InlineData("""{"keys":[{"kid":"https://a.example#a"},{"kid":"https://a.example#a"}]}""")]
    [InlineData("""{"keys":[{"kid":"https://a.example#a"},{"kid":"https://b.example#a"}]}""")]
    [InlineData("""{"keys":[{"kid":"https://a.example#a","iat":-1}]}""")]
    [InlineData("""{"keys":[{"kid":"https://a.example#a","iat":1e30}]}""")]
    [InlineData("""{"keys":[{"kid":"https://a.example#a","iat":"1"}]}""")]
    [InlineData("""{"keys":[{"kid":"https://a.example#\ud800"}]}""")]
    [InlineData("""{"id":"https://a.example","verificationMethod":[],"assertionMethod":[]}""")]
    [InlineData("""{"id":"https://a.example","verificationMethod":1,"assertionMethod":[]}""")]
    [InlineData("""{"id":"https://a.example","verificationMethod":[[[[[[[[[[]]]]]]]]]],"assertionMethod":[]}""")]
    public void Read_AnythingElse_IsRefused(string text) =>
        Assert.Equal(CertificateProblemCodes.Keys, Assert.Throws<CertificateException>(() => PublishedKeys.Read(Encoding.UTF8.GetBytes(text))).Code);

    [Theory]
    [InlineData("http://label.example")]
    [InlineData("https://user@label.example")]
    [InlineData("https://label.example/?a")]
    [InlineData("https://label.example/#a")]
    [InlineData("ftp://label.example")]
    [InlineData("ftp://localhost")]
    [InlineData("label")]
    public void PublicUrl_OfNoUse_IsRefused(string url) => Assert.Throws<ArgumentException>(() => new CertificateAddresses(new Uri(url, UriKind.RelativeOrAbsolute)));

    [Fact]
    public void PublicUrl_OfThisMachine_NamesALog() => Assert.Equal("localhost:8080/a%2Bb/log", new CertificateAddresses(new Uri("http://localhost:8080/a+b")).LogOrigin);

    [Fact]
    public void Read_MoreThanAnybodyPublishes_IsRefused()
    {
        string longest = _bench.Published.JwkSet().ToJsonString().PadRight(256 * 1024);
        string id = _bench.Addresses.Key(_bench.Keys.Name);

        Assert.NotNull(PublishedKeys.Read(Encoding.UTF8.GetBytes(longest)).Find(id));
        Assert.Equal(CertificateProblemCodes.Keys, Assert.Throws<CertificateException>(() => PublishedKeys.Read(Encoding.UTF8.GetBytes(longest + " "))).Code);
    }

    private static PublishedKeys Read(JsonObject document) => PublishedKeys.Read(Encoding.UTF8.GetBytes(document.ToJsonString()));
}
