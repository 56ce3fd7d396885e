using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Federation.Registry.Certificates.Badges;
using Federation.Registry.Certificates.Status;
using Federation.Registry.Labels;
using Federation.Registry.Tests.Labels;

namespace Federation.Registry.Tests.Certificates.Badges;

/// <summary>What a badge shows, and that the certificate in it is the one that went in.</summary>
public sealed class BadgeTests : IDisposable
{
    private static readonly DateTimeOffset Later = Decisions.Noon.AddDays(2);

    private readonly CertificateBench _bench = new();

    public static TheoryData<string> Names => ["Télécentre « La Fabrique »", "a]]>b<![CDATA[c", "<script>&\"'", "\u0000\u0001\b\t\n\r\u001f\u007f\u0085", "\ufffd\ufffe\uffff😀\U0010ffff\u2028", "  "];

    public void Dispose() => _bench.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Credential_OfAnyName_ComesOutOfBothImagesAsItWentIn(string name)
    {
        byte[] credential = _bench.Issue(CertificateBench.Award with { CentreName = name }).Embedded;
        var face = Face(name, LabelEventKind.Awarded);

        byte[] fromSvg = BakedBadge.Svg(BadgeSvg.Write(face, credential)).Credential, fromPng = BakedBadge.Png(BadgePng.Write(face, credential)).Credential;

        Assert.Equal(credential, fromSvg);
        Assert.Equal(credential, fromPng);
        Assert.All((byte[][])[fromSvg, fromPng], taken => Assert.True(_bench.Verifier.Verify(taken, _bench.Lists(CertificateBench.Now), CertificateBench.Now).Holding?.IsYes));
    }

    [Fact]
    public async Task Verifiers_OfOthers_AcceptWhatComesOutOfTheImages()
    {
        byte[] credential = _bench.Issue(CertificateBench.Award).Embedded;
        var face = Face(CertificateBench.Award.CentreName, LabelEventKind.Awarded);
        byte[][] taken = [BakedBadge.Svg(BadgeSvg.Write(face, credential)).Credential, BakedBadge.Png(BadgePng.Write(face, credential)).Credential];
        var documents = new Dictionary<string, JsonNode> { [_bench.Addresses.Issuer] = _bench.Published.ControllerDocument() };
        foreach (var purpose in Enum.GetValues<StatusPurpose>()) documents[_bench.Addresses.StatusList(purpose)] = JsonNode.Parse(_bench.List(purpose, CertificateBench.Now).Embedded)!; // It is JSON.

        var verdicts = await CertificateOracle.JudgeAsync(documents, _bench.Published.JwkSet(), CertificateBench.Now, taken.Select(bytes => JsonNode.Parse(bytes)!), []);

        Assert.All(verdicts.Certificates, verdict => Assert.Equal(new CertificateOracle.EmbeddedVerdict(true, null, false, false, null), verdict));
    }

    [Theory]
    [InlineData("Niveau 1", "Level 1", "détient le niveau 1 sur 3 jusqu'au 2028-11-28", "holds level 1 of 3 until 2028-11-28", 1, LabelEventKind.Awarded)]
    [InlineData("Suspendu", "Suspended", "ne détient pas le label pour l'instant : il est suspendu", "does not hold the label for now: it is suspended", 0, LabelEventKind.Awarded, LabelEventKind.Suspended)]
    [InlineData("Retiré", "Revoked", "ne détient plus le label : il a été retiré", "does not hold the label any more: it was revoked", 0, LabelEventKind.Awarded, LabelEventKind.Revoked)]
    [InlineData("Expiré", "Expired", "ne détient plus le label : il a expiré", "does not hold the label any more: it has expired", 0, LabelEventKind.Awarded, LabelEventKind.Expired)]
    public void Badge_OfEveryStanding_ShowsALevelOnlyWhereItIsHeld(string french, string english, string frenchText, string englishText, int fullBars, params LabelEventKind[] events)
    {
        var face = Face("Here", events);
        var svg = BakedBadge.Svg(BadgeSvg.Write(face, "{}"u8));
        var png = BakedBadge.Png(BadgePng.Write(face, "{}"u8));

        Assert.Equal([$"Centres Collaboratifs Connectés : {french} / Connected Collaborative Centres: {english}", $"Here {frenchText}. / Here {englishText}."], svg.Described);
        Assert.Equal(svg.Described, png.Described);
        Assert.Contains(french, svg.Lines);
        Assert.Contains(english, svg.Lines);
        if (fullBars == 0) Assert.DoesNotMatch("[0-9]", string.Concat(svg.Lines));
        Assert.Equal(fullBars, svg.FullBars);
        Assert.Equal(fullBars, png.FullBars);
    }

    [Fact]
    public void Badge_OfALabelThatAnotherReplaced_ShowsNoLevelOfIt()
    {
        var face = BadgeFace.Of("Here", Decisions.After(LabelEventKind.Awarded), isReplaced: true, Later);
        var svg = BakedBadge.Svg(BadgeSvg.Write(face, "{}"u8));
        var png = BakedBadge.Png(BadgePng.Write(face, "{}"u8));

        Assert.Equal(["Centres Collaboratifs Connectés : Remplacé / Connected Collaborative Centres: Replaced", "Here ne détient plus ce label : un autre l'a remplacé. / Here does not hold this label any more: another one took its place."], png.Described);
        Assert.DoesNotMatch("[0-9]", string.Concat(svg.Lines));
        Assert.Equal((0, 0), (svg.FullBars, png.FullBars));
    }

    // What may be drawn otherwise on purpose, and by no mistake.
    [Fact]
    public void Svg_OfALevel_IsDrawnSo()
    {
        using var reader = XmlReader.Create(new MemoryStream(BadgeSvg.Write(Face("Here", LabelEventKind.Awarded), "{}"u8)));
        var svg = XElement.Load(reader);

        Assert.Equal(
            [
                "svg viewBox=0 0 480 480 role=img aria-labelledby=title description",
                "rect x=0 y=0 width=480 height=480 fill=#0b6b50",
                "rect x=10 y=10 width=460 height=460 fill=#ffffff",
                "rect x=90 y=238 width=84 height=62 fill=#0b6b50",
                "rect x=198 y=176 width=84 height=124 fill=#c3cbd4",
                "rect x=306 y=114 width=84 height=186 fill=#c3cbd4",
                "text x=240 y=50 font-family=system-ui, sans-serif font-size=20 text-anchor=middle fill=#1d2733: Centres Collaboratifs Connectés",
                "text x=240 y=80 font-family=system-ui, sans-serif font-size=20 text-anchor=middle fill=#1d2733: Connected Collaborative Centres",
                "text x=240 y=368 font-family=system-ui, sans-serif font-size=60 text-anchor=middle fill=#1d2733: Niveau 1",
                "text x=240 y=422 font-family=system-ui, sans-serif font-size=40 text-anchor=middle fill=#1d2733: Level 1",
                "text x=240 y=456 font-family=system-ui, sans-serif font-size=20 text-anchor=middle fill=#1d2733: 2026-11-28 – 2028-11-28",
            ],
            svg.DescendantsAndSelf().Where(element => element.Name.LocalName is "svg" or "rect" or "text").Select(Told));

        static string Told(XElement element) =>
            $"{element.Name.LocalName} {string.Join(' ', element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).Select(attribute => $"{attribute.Name.LocalName}={attribute.Value}"))}{(element.Name.LocalName == "text" ? $": {element.Value}" : "")}";
    }

    // The middles of the bars, and the text below them, which is wider than one dot.
    [Fact]
    public void Png_OfALevel_IsDrawn()
    {
        var png = BakedBadge.Png(BadgePng.Write(Face("Here", LabelEventKind.Awarded), "{}"u8));

        Assert.Equal((480, 480), (png.Width, png.Height));
        Assert.Equal(4, png.Colours);
        Assert.InRange(png.InkBetween(326, 368), 36 * 60, 36 * 130); // NIVEAU 1, six by six pixels a dot
        Assert.Equal(0, png.InkBetween(301, 320));
    }

    [Fact]
    public void Png_OfASuspension_HasItsAccentsAndNoDate()
    {
        var revoked = BakedBadge.Png(BadgePng.Write(Face("Here", LabelEventKind.Awarded, LabelEventKind.Revoked), "{}"u8));

        Assert.Equal(2 * 36, revoked.InkBetween(314, 326)); // of RETIRÉ
        Assert.Equal(0, revoked.InkBetween(440, 470));
    }

    [Fact]
    public void Badge_OfTheSameTwice_IsTheSame()
    {
        var face = Face("Here", LabelEventKind.Awarded);

        Assert.Equal(BadgeSvg.Write(face, "{}"u8), BadgeSvg.Write(face, "{}"u8));
        Assert.Equal(BadgePng.Write(face, "{}"u8), BadgePng.Write(face, "{}"u8));
    }

    [Fact]
    public void Svg_OfAHostileName_HoldsNothingThatRuns()
    {
        string svg = Encoding.UTF8.GetString(BadgeSvg.Write(Face("<script>alert(1)</script><image href='x' onload='y'/>", LabelEventKind.Awarded), "{}"u8));
        using var reader = XmlReader.Create(new StringReader(svg));
        var elements = new HashSet<string>();
        while (reader.Read()) if (reader.NodeType == XmlNodeType.Element) elements.Add(reader.Name);

        Assert.Equal(["desc", "openbadges:credential", "rect", "svg", "text", "title"], elements.Order(StringComparer.Ordinal));
    }

    private static BadgeFace Face(string name, params LabelEventKind[] events) => BadgeFace.Of(name, Decisions.After(events), isReplaced: false, events[^1] == LabelEventKind.Expired ? Later.AddYears(2) : Later);
}
