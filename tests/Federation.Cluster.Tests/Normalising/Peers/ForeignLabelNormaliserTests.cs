using System.Text;
using Federation.Cluster.Labels;
using Federation.Cluster.Normalising.Peers;
using Federation.Contracts;
using Federation.Registry.Certificates;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;
using Federation.Cluster.Tests.Storage;

namespace Federation.Cluster.Tests.Normalising.Peers;

/// <summary>What comes of a label that a peer hands on, and of its certificate.</summary>
public sealed class ForeignLabelNormaliserTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly CertificateAddresses Addresses = new(new Uri("https://a.example"));

    private readonly TemporaryFolder _folder = new();
    private readonly SigningKeys _keys;

    public ForeignLabelNormaliserTests() => _keys = KeyFile.Create(_folder.File("keys.json"), Start);

    public void Dispose()
    {
        _keys.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Label_WithAGenuineCertificate_IsWhatThatSays()
    {
        var issues = new List<Issue>();

        var label = Assert.Single(ForeignLabelNormaliser.Normalise([Told() with { ValidUntil = null, Certificate = null, Axes = new Dictionary<string, int> { ["quality"] = 3 } }], issues));

        Assert.Empty(issues);
        Assert.Equal((LabelProof.Genuine, 2, Start.AddYears(2), Addresses.Certificate("1")), (label.Proof, label.Level, label.ValidUntil, label.Certificate));
        Assert.Equal(new LabelLevels { Services = 2 }, label.Axes);
    }

    [Fact]
    public void Label_WhoseCertificateSaysSomethingElse_IsNotGenuine()
    {
        foreach (var told in (ForeignLabel[])[
            Told() with { Level = 3 },
            Told() with { Issuer = "https://b.example/issuer" },
            Told() with { Credential = Credential().Replace("Place", "Palace", StringComparison.Ordinal) },
            Told() with { Credential = "{}" },
            Told() with { IssuerKeys = OtherKeys() }])
        {
            var issues = new List<Issue>();

            Assert.Equal(LabelProof.NotGenuine, Assert.Single(ForeignLabelNormaliser.Normalise([told], issues)).Proof);
            Assert.Equal(("peer.label-not-genuine", IssueSeverity.Warning), (Assert.Single(issues).Code, issues[0].Severity));
        }
    }

    [Fact]
    public void Label_WithNothingToCheckItBy_IsUnchecked()
    {
        foreach (var told in (ForeignLabel[])[Told() with { IssuerKeys = null }, Told() with { Credential = null }, Told() with { IssuerKeys = "rubbish" }, Told() with { Credential = new string('a', 65_537) }])
        {
            var issues = new List<Issue>();

            Assert.Equal(LabelProof.Unchecked, Assert.Single(ForeignLabelNormaliser.Normalise([told], issues)).Proof);
            Assert.Empty(issues);
        }
    }

    [Fact]
    public void Label_ThatCannotBe_IsLeftOutWithAWarning()
    {
        foreach (var told in (ForeignLabel[])[
            Told() with { Issuer = "http://a.example/issuer" },
            Told() with { Issuer = "javascript:alert(1)" },
            Told() with { Issuer = "https://user@a.example/" },
            Told() with { Level = 4 },
            Told() with { Level = null },
            Told() with { Axes = new Dictionary<string, int> { ["sauna"] = 1 } },
            Told() with { Axes = new Dictionary<string, int> { ["services"] = 0 } }])
        {
            var issues = new List<Issue>();

            Assert.Empty(ForeignLabelNormaliser.Normalise([told], issues));
            Assert.Equal(("peer.label-unusable", IssueSeverity.Warning), (Assert.Single(issues).Code, issues[0].Severity));
        }
    }

    [Fact]
    public void Labels_OfOneIssuerOrTooMany_AreBounded()
    {
        var issues = new List<Issue>();

        Assert.Single(ForeignLabelNormaliser.Normalise([Told(), Told()], issues));
        Assert.Empty(issues);
        Assert.Equal(8, ForeignLabelNormaliser.Normalise([.. Enumerable.Range(0, 1_000).Select(number => Told() with { Issuer = $"https://{number}.example/issuer", IssuerKeys = null })], issues).Length);
        Assert.Equal("peer.label-unusable", Assert.Single(issues).Code);
    }

    private ForeignLabel Told() => new() { Issuer = Addresses.Issuer, Level = 2, Credential = Credential(), IssuerKeys = _keys.Publish(Addresses).JwkSet().ToJsonString() };

    private string Credential() => Encoding.UTF8.GetString(new CertificateIssuer(Addresses, _keys).Issue(new Award
    {
        CertificateId = "1",
        CentreId = "c",
        CentreName = "Place",
        Level = 2,
        Axes = new Dictionary<Axis, int> { [Axis.Services] = 2 },
        CriteriaVersion = "1.0",
        From = Start,
        Until = Start.AddYears(2),
        RevocationIndex = 0,
        SuspensionIndex = 0,
    }, Start.AddDays(1)).Embedded);

    private string OtherKeys()
    {
        using var others = KeyFile.Create(_folder.File($"{Guid.NewGuid()}.json"), Start);
        return others.Publish(Addresses).JwkSet().ToJsonString();
    }
}
