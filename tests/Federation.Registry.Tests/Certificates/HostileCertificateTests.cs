using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Federation.Registry.Certificates;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Certificates.Verifying;

namespace Federation.Registry.Tests.Certificates;

/// <summary>Certificates that somebody tampered with, or made up.</summary>
public sealed class HostileCertificateTests : IDisposable
{
    private readonly CertificateBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Embedded_AnyByteChanged_IsNotGenuine() => AnyByteChanged(_bench.Issue(CertificateBench.Award).Embedded, _bench.Verifier);

    [Fact]
    public void Jwt_AnyByteChanged_IsNotGenuine() => AnyByteChanged(Encoding.ASCII.GetBytes(_bench.Issue(CertificateBench.Award).Jwt), _bench.Verifier);

    [Fact]
    public void List_AnyByteChanged_IsNotGoneBy()
    {
        byte[] certificate = _bench.Issue(CertificateBench.Award).Embedded;
        var lists = _bench.Lists(CertificateBench.Now);
        var verifier = _bench.Verifier;
        byte[] list = lists[0].ToArray();

        Gen.Select(Gen.Int[0, list.Length - 1], Gen.Byte).Sample((place, value) =>
        {
            byte[] changed = [.. list];
            changed[place] = value;
            var holding = verifier.Verify(certificate, [changed, lists[1]], CertificateBench.Now).Holding;
            Assert.Equal(value == list[place] ? CertificateProblemCodes.Holds : CertificateProblemCodes.StatusUnusable, holding.Code);
        });
    }

    /// <summary>Every text and number of a certificate, one after another.</summary>
    [Fact]
    public void Embedded_AnyValueChanged_IsNotGenuine()
    {
        byte[] issued = _bench.Issue(CertificateBench.Award).Embedded;
        int values = Leaves(Node(issued)).Count;
        Assert.InRange(values, 60, 200);

        for (int value = 0; value < values; value++)
        {
            var changed = Node(issued);
            var leaf = Leaves(changed)[value];
            string text = leaf.GetValue<string>();
            leaf.ReplaceWith(text + (text.StartsWith("2026", StringComparison.Ordinal) ? "" : "1") + (text.EndsWith('Z') ? "Z" : ""));

            Assert.False(Verify(changed).Genuine.IsYes, $"Changed: {text}");
        }
    }

    [Fact]
    public void Embedded_AnyMemberLeftOut_IsNotGenuine()
    {
        byte[] issued = _bench.Issue(CertificateBench.Award).Embedded;
        int members = Members(Node(issued)).Count;

        for (int member = 0; member < members; member++)
        {
            var changed = Node(issued);
            var (node, name) = Members(changed)[member];
            node.Remove(name);

            Assert.False(Verify(changed).Genuine.IsYes, $"Left out: {name}");
        }
    }

    [Fact]
    public void Embedded_MemberThatNoSignatureCovers_IsRefusedAtEveryNode()
    {
        byte[] issued = _bench.Issue(CertificateBench.Award).Embedded;
        int nodes = Members(Node(issued)).Select(member => member.Node).Distinct().Count();

        for (int node = 0; node < nodes; node++)
        {
            var changed = Node(issued);
            Members(changed).Select(member => member.Node).Distinct().ElementAt(node)["level"] = "3";

            Assert.Equal(CertificateProblemCodes.UnknownMember, Verify(changed).Genuine.Code);
        }
    }

    [Fact]
    public void Embedded_OtherTreeOfTheSameStatements_IsRefused()
    {
        byte[] issued = _bench.Issue(CertificateBench.Award).Embedded;

        // Two nodes of one id say together what one says; told apart they could show what was never shown.
        var split = Node(issued);
        var results = split["credentialSubject"]!["result"]!.AsArray();
        results.Add(results[0]!.DeepClone());
        Assert.Equal(CertificateProblemCodes.Shape, Verify(split).Genuine.Code);

        var contexts = Node(issued);
        contexts["@context"]!.AsArray().Add(new JsonObject { ["name"] = "https://other.example/name" });
        Assert.Equal(CertificateProblemCodes.Shape, Verify(contexts).Genuine.Code);

        var types = Node(issued);
        types["type"] = new JsonArray("OpenBadgeCredential", "VerifiableCredential");
        Assert.Equal(CertificateProblemCodes.Shape, Verify(types).Genuine.Code);

        var proofs = Node(issued);
        proofs["proof"] = new JsonArray(proofs["proof"]!.DeepClone());
        Assert.Equal(CertificateProblemCodes.Shape, Verify(proofs).Genuine.Code);
    }

    // The library's parser and its strings throw something else at these than at other JSON.
    [Theory]
    [InlineData("""{ "\ud800": 1, "a": 2 }""")]
    [InlineData("""{ "id": "\ud800" }""")]
    [InlineData("""{ "credentialSubject": { "id": ["\udc00"] } }""")]
    public void Certificate_HalfASurrogatePair_IsRefused(string json)
    {
        Assert.Equal(CertificateProblemCodes.Syntax, _bench.Verifier.Verify(Encoding.UTF8.GetBytes(json), [], CertificateBench.Now).Genuine.Code);
        string header = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
        Assert.False(_bench.Verifier.Verify(Encoding.ASCII.GetBytes($"{header}.{header}.{header}"), [], CertificateBench.Now).Genuine.IsYes);
    }

    [Theory]
    [InlineData("cryptosuite", "eddsa-jcs-2022", CertificateProblemCodes.Algorithm)]
    [InlineData("cryptosuite", "ecdsa-rdfc-2019", CertificateProblemCodes.Algorithm)]
    [InlineData("type", "Ed25519Signature2020", CertificateProblemCodes.Algorithm)]
    [InlineData("proofPurpose", "authentication", CertificateProblemCodes.Shape)]
    [InlineData("proofValue", "", CertificateProblemCodes.Shape)]
    [InlineData("proofValue", "z", CertificateProblemCodes.Shape)]
    [InlineData("proofValue", "z0OIl", CertificateProblemCodes.Shape)]
    [InlineData("verificationMethod", "https://label.example/issuer", CertificateProblemCodes.KeyUnknown)]
    [InlineData("verificationMethod", "x> <y", CertificateProblemCodes.Shape)]
    [InlineData("created", "2026-11-01T00:00:00.0Z", CertificateProblemCodes.Shape)]
    [InlineData("created", "2026-11-01T00:00:01Z", CertificateProblemCodes.Altered)]
    [InlineData("domain", "label.example", CertificateProblemCodes.UnknownMember)]
    public void Embedded_ProofOfAnotherKind_IsRefused(string member, string value, string code)
    {
        var changed = Node(_bench.Issue(CertificateBench.Award).Embedded);
        changed["proof"]![member] = value;

        Assert.Equal(code, Verify(changed).Genuine.Code);
    }

    [Theory]
    [InlineData("""{"alg":"none","typ":"vc+jwt","cty":"vc","kid":"KID"}""", CertificateProblemCodes.Algorithm)]
    [InlineData("""{"alg":"HS256","typ":"vc+jwt","cty":"vc","kid":"KID"}""", CertificateProblemCodes.Algorithm)]
    [InlineData("""{"alg":"ES256","typ":"vc+jwt","cty":"vc","kid":"KID"}""", CertificateProblemCodes.Algorithm)]
    [InlineData("""{"alg":"EdDSA","cty":"vc","kid":"KID"}""", CertificateProblemCodes.Algorithm)]
    [InlineData("""{"alg":"EdDSA","typ":"JWT","cty":"vc","kid":"KID"}""", CertificateProblemCodes.Algorithm)]
    [InlineData("""{"alg":"EdDSA","typ":"vc+jwt","kid":"KID"}""", CertificateProblemCodes.Algorithm)]
    [InlineData("""{"alg":"EdDSA","typ":"vc+jwt","cty":"vc"}""", CertificateProblemCodes.Shape)]
    [InlineData("""{"alg":"EdDSA","typ":"vc+jwt","cty":"vc","kid":"KID","crit":["b64"],"b64":false}""", CertificateProblemCodes.UnknownMember)]
    [InlineData("""{"alg":"EdDSA","typ":"vc+jwt","cty":"vc","kid":"KID","jwk":{"kty":"OKP"}}""", CertificateProblemCodes.UnknownMember)]
    [InlineData("""{"alg":"none","alg":"EdDSA","typ":"vc+jwt","cty":"vc","kid":"KID"}""", CertificateProblemCodes.Syntax)]
    [InlineData("""{"alg":"EdDSA","typ":"vc+jwt","cty":"vc","kid":"\ud800"}""", CertificateProblemCodes.Syntax)]
    [InlineData("[]", CertificateProblemCodes.Syntax)]
    [InlineData("", CertificateProblemCodes.Syntax)]
    public void Jwt_WithAnotherHeader_IsRefused(string header, string code)
    {
        string[] parts = _bench.Issue(CertificateBench.Award).Jwt.Split('.');
        string text = header.Replace("KID", _bench.Addresses.Key(_bench.Keys.Name), StringComparison.Ordinal);

        // Signed by the right key, so that nothing but the header is at fault.
        string signed = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text))}.{parts[1]}";
        string jwt = $"{signed}.{Base64Url.EncodeToString(_bench.Keys.Sign(Encoding.ASCII.GetBytes(signed)))}";

        Assert.Equal(code, Verify(jwt).Genuine.Code);
        if (code == CertificateProblemCodes.Algorithm) Assert.False(Verify($"{signed}.").Genuine.IsYes);
    }

    [Fact]
    public void Jwt_InAnotherEncoding_IsRefused()
    {
        string jwt = _bench.Issue(CertificateBench.Award).Jwt;
        string[] parts = jwt.Split('.');

        Assert.All(
            [jwt + "=", jwt + "==", $" {parts[0]} .{parts[1]}.{parts[2]}", $"{parts[0]}.{parts[1][..10]}\n{parts[1][10..]}.{parts[2]}", $"{jwt}.", $"{parts[0]}.{parts[1]}", jwt.Replace('-', '+').Replace('_', '/') + "/", $"é{jwt}"],
            changed => Assert.Equal((false, CertificateProblemCodes.Syntax), (Verify(changed).Genuine.IsYes, Verify(changed).Genuine.Code)));
    }

    [Fact]
    public void Jwt_WithAProofInside_IsRefused()
    {
        var issued = _bench.Issue(CertificateBench.Award);
        string signed = $"{issued.Jwt.Split('.')[0]}.{Base64Url.EncodeToString(issued.Embedded)}";

        Assert.Equal(CertificateProblemCodes.UnknownMember, Verify($"{signed}.{Base64Url.EncodeToString(_bench.Keys.Sign(Encoding.ASCII.GetBytes(signed)))}").Genuine.Code);
    }

    [Fact]
    public void Key_OfAnotherIssuer_IsNoKeyOfThisOne()
    {
        using var other = new CertificateBench("https://other.example");
        var theirs = Node(other.Issue(CertificateBench.Award).Embedded);
        Assert.Equal(CertificateProblemCodes.KeyUnknown, Verify(theirs).Genuine.Code);

        // Somebody who has a key of their own, and says that it is ours.
        var ours = Node(_bench.Issue(CertificateBench.Award).Embedded);
        using var stranger = new CertificateBench();
        var substituted = Node(stranger.Issue(CertificateBench.Award).Embedded);
        substituted["proof"]!["verificationMethod"] = $"{ours["proof"]!["verificationMethod"]}";
        Assert.Equal(CertificateProblemCodes.Altered, Verify(substituted).Genuine.Code);

        // A trusted key of theirs that signs under our name.
        var foreign = new CertificateIssuer(other.Addresses, other.Keys);
        var posing = Node(foreign.Issue(CertificateBench.Award, CertificateBench.Now).Embedded);
        posing["issuer"]!["id"] = "https://label.example/issuer";
        Assert.Equal(CertificateProblemCodes.KeyForeign, new CertificateVerifier(other.Published).Verify(Bytes(posing), [], CertificateBench.Now).Genuine.Code);
    }

    [Fact]
    public void Key_OfAnotherCurve_ChecksNothing()
    {
        var set = _bench.Published.JwkSet();
        foreach (string curve in new[] { "X25519", "Ed448", "P-256" })
        {
            set["keys"]![0]!["crv"] = curve;
            var keys = PublishedKeys.Read(Bytes(set));

            Assert.Equal(CertificateProblemCodes.Algorithm, new CertificateVerifier(keys).Verify(_bench.Issue(CertificateBench.Award).Embedded, [], CertificateBench.Now).Genuine.Code);
        }

        // P-256 in the header of its Multikey.
        var document = _bench.Published.ControllerDocument();
        document["verificationMethod"]![0]!["publicKeyMultibase"] = $"z{Base58.Encode([0x80, 0x24, .. new byte[33]])}";
        Assert.Equal(CertificateProblemCodes.Algorithm, new CertificateVerifier(PublishedKeys.Read(Bytes(document))).Verify(_bench.Issue(CertificateBench.Award).Embedded, [], CertificateBench.Now).Genuine.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("{")]
    [InlineData("{}x")]
    [InlineData("null")]
    [InlineData("...")]
    [InlineData("{\"\\ud800\":1}")]
    public void Document_ThatIsNone_IsRefused(string text) => Assert.False(Verify(text).Genuine.IsYes);

    [Fact]
    public void Document_DeepLongOrTwiceTheSame_IsRefused()
    {
        string issued = Encoding.UTF8.GetString(_bench.Issue(CertificateBench.Award).Embedded);

        Assert.Equal(CertificateProblemCodes.Syntax, Verify(string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_000)).Genuine.Code);
        Assert.Equal(CertificateProblemCodes.Syntax, Verify(issued + new string(' ', CertificateVerifier.MaxBytes)).Genuine.Code);
        Assert.Equal(CertificateProblemCodes.Syntax, Verify(issued.Replace("\"validFrom\":", "\"validFrom\":\"2020-01-01T00:00:00Z\",\"validFrom\":", StringComparison.Ordinal)).Genuine.Code);
        Assert.Equal(CertificateProblemCodes.Syntax, Verify(issued.Replace("\"validFrom\":", "\"valid\\u0046rom\":\"2020-01-01T00:00:00Z\",\"validFrom\":", StringComparison.Ordinal)).Genuine.Code);
        byte[] broken = Encoding.UTF8.GetBytes(issued);
        broken[broken.AsSpan().IndexOf("Fabrique"u8)] = 0xc3;
        Assert.Equal(CertificateProblemCodes.Syntax, _bench.Verifier.Verify(broken, [], CertificateBench.Now).Genuine.Code);
    }

    [Fact]
    public void Document_AnyBytes_GetAnAnswer() =>
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            Assert.False(_bench.Verifier.Verify(bytes, [bytes], CertificateBench.Now).Genuine.IsYes);
            Assert.Null(CertificateReferences.Read(bytes));
        });

    [Fact]
    public void References_OfEitherForm_SayWhereKeysAndListsAre()
    {
        var issued = _bench.Issue(CertificateBench.Award);
        string[] lists = ["https://label.example/status/revocation", "https://label.example/status/suspension"];

        foreach (byte[] form in new[] { issued.Embedded, Encoding.ASCII.GetBytes(issued.Jwt) })
        {
            var said = CertificateReferences.Read(form)!; // It was just issued.
            Assert.Equal(_bench.Addresses.Issuer, said.Issuer);
            Assert.Equal(lists, said.StatusLists);
        }
    }

    [Theory]
    [InlineData("""{"issuer":"https://label.example/issuer"}""")]
    [InlineData("""{"issuer":{"id":1}}""")]
    [InlineData("""{"issuer":{"id":"\ud800"}}""")]
    [InlineData("""{"issuer":[]}""")]
    public void References_OfWhatNamesNoIssuer_AreNone(string text) => Assert.Null(CertificateReferences.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void References_OfAThousandLists_AreAsManyAsACertificateHas()
    {
        string lists = string.Join(',', Enumerable.Range(0, 1_000).Select(list => $$"""{"statusListCredential":"https://label.example/{{list}}"}"""));

        Assert.Equal(2, CertificateReferences.Read(Encoding.UTF8.GetBytes($$$"""{"issuer":{"id":"https://label.example"},"credentialStatus":[1,{{{lists}}}]}"""))?.StatusLists.Count);
    }

    private static void AnyByteChanged(byte[] issued, CertificateVerifier verifier) =>
        Gen.Select(Gen.Int[0, issued.Length - 1], Gen.Byte).Sample(
            (place, value) =>
            {
                byte[] changed = [.. issued];
                changed[place] = value;
                if (verifier.Verify(changed, [], CertificateBench.Now).Genuine.IsYes is true) Assert.True(SayTheSame(issued, changed));
                else Assert.NotEqual(issued[place], value);
            },
            iter: 20_000);

    /// <summary>A character that JSON escapes may be written in two ways, \uD83D and \ud83d; a JWT is one text only.</summary>
    private static bool SayTheSame(byte[] issued, byte[] changed) => issued.AsSpan().SequenceEqual(changed) || (issued[0] == (byte)'{' && JsonNode.DeepEquals(Node(issued), Node(changed)));

    private static JsonObject Node(byte[] utf8) => JsonNode.Parse(utf8)!.AsObject();

    private static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());

    private static List<JsonNode> Leaves(JsonNode node) => node switch
    {
        JsonObject members => [.. members.SelectMany(member => Leaves(member.Value!))],
        JsonArray items => [.. items.SelectMany(item => Leaves(item!))],
        _ => [node],
    };

    private static List<(JsonObject Node, string Name)> Members(JsonNode node) => node switch
    {
        JsonObject members => [.. members.Select(member => (members, member.Key)), .. members.SelectMany(member => Members(member.Value!))],
        JsonArray items => [.. items.SelectMany(item => Members(item!))],
        _ => [],
    };

    private CertificateVerdict Verify(JsonNode document) => _bench.Verifier.Verify(Bytes(document), [], CertificateBench.Now);

    private CertificateVerdict Verify(string document) => _bench.Verifier.Verify(Encoding.UTF8.GetBytes(document), [], CertificateBench.Now);
}
