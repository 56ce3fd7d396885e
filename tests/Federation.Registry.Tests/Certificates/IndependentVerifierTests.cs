using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.Registry.Certificates;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Certificates.Status;

namespace Federation.Registry.Tests.Certificates;

/// <summary>What somebody makes of our certificates who has none of our code, and no network.</summary>
public sealed class IndependentVerifierTests : IDisposable
{
    private readonly CertificateBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Verifiers_OfOthers_TellValidTamperedSuspendedRevokedAndExpiredApart()
    {
        var award = CertificateBench.Award;
        var valid = Embedded(award);
        var tampered = Embedded(award);
        tampered["credentialSubject"]!["result"]![0]!["value"] = "3"; // It has results.
        var unsigned = Embedded(award);
        unsigned["credentialSubject"]!["achievement"]!["level"] = "3"; // A member that no context knows.
        var suspended = Embedded(award with { SuspensionIndex = CertificateBench.Suspended });
        var revoked = Embedded(award with { RevocationIndex = CertificateBench.Revoked });
        var expired = Embedded(award with { From = CertificateBench.Start.AddYears(-3) + TimeSpan.FromDays(1_000), Until = CertificateBench.Now.AddHours(-1) });

        var verdicts = (await JudgeAsync([valid, tampered, unsigned, suspended, revoked, expired], [])).Certificates;

        Assert.Equal(new CertificateOracle.EmbeddedVerdict(true, null, false, false, null), verdicts[0]);
        Assert.Contains("Invalid signature", verdicts[1].Error, StringComparison.Ordinal);
        Assert.False(verdicts[1].Verified);
        Assert.False(verdicts[2].Verified);

        // The trap of this library: it is verified although it is suspended or revoked.
        Assert.Equal(new CertificateOracle.EmbeddedVerdict(true, null, false, true, null), verdicts[3]);
        Assert.Equal(new CertificateOracle.EmbeddedVerdict(true, null, true, false, null), verdicts[4]);
        Assert.Contains("is after \"validUntil\"", verdicts[5].Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verifiers_OfOthers_ReadEveryCharacterAsWeDo()
    {
        string[] names = ["\u0000\u0001\b\t\n\u000b\f\r\u001f", "\u007f\u0080\u009f\u00a0", "\"\\'/<>{}|^`", "e\u0301\u200d\u2028\u2029\ufeff", "\ufffd\uffff😀\U0010ffff", " a  b ", "$1_:c14n0 .\\u0041"];

        var verdicts = (await JudgeAsync(names.Select(name => Embedded(CertificateBench.Award with { CentreName = name })), [])).Certificates;

        Assert.All(verdicts, verdict => Assert.Equal(new CertificateOracle.EmbeddedVerdict(true, null, false, false, null), verdict));
    }

    [Fact]
    public async Task Jose_OurJwts_ReadsThemAndRefusesChangedOnes()
    {
        var issued = _bench.Issue(CertificateBench.Award);
        var list = _bench.List(StatusPurpose.Revocation, CertificateBench.Now);
        string[] parts = issued.Jwt.Split('.');
        using var other = new CertificateBench();

        var verdicts = (await JudgeAsync([], [issued.Jwt, list.Jwt, $"{parts[0]}.{list.Jwt.Split('.')[1]}.{parts[2]}", other.Issue(CertificateBench.Award).Jwt])).Jwts;

        var said = Node(issued.Embedded);
        said.Remove("proof");
        Assert.True(JsonNode.DeepEquals(said, JsonNode.Parse($"{verdicts[0].Credential}")));
        Assert.Equal("BitstringStatusListCredential", verdicts[1].Credential?.GetProperty("type")[1].GetString());
        Assert.Contains("signature verification failed", verdicts[2].Error, StringComparison.Ordinal);
        Assert.Contains("no applicable key found", verdicts[3].Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verifiers_OfOthers_AcceptWhatARetiredKeySigned()
    {
        var issued = _bench.Issue(CertificateBench.Award);
        using var rotated = KeyFile.Rotate(_bench.KeyPath, CertificateBench.Now);
        var issuer = new CertificateIssuer(_bench.Addresses, rotated);
        var published = rotated.Publish(_bench.Addresses);
        var documents = Documents(published, purpose => issuer.IssueStatusList(purpose, StatusBits.Of([]), CertificateBench.Now, CertificateBench.TimeToLive).Embedded);

        var verdicts = await CertificateOracle.JudgeAsync(documents, published.JwkSet(), CertificateBench.Now, [Node(issued.Embedded), Node(issuer.Issue(CertificateBench.Award, CertificateBench.Now).Embedded)], [issued.Jwt]);

        Assert.All(verdicts.Certificates, verdict => Assert.Equal(new CertificateOracle.EmbeddedVerdict(true, null, false, false, null), verdict));
        Assert.NotNull(Assert.Single(verdicts.Jwts).Credential);
    }

    [Fact]
    public async Task Signers_OfOthers_MakeTheSameProofAsWeDo()
    {
        using var file = JsonDocument.Parse(await File.ReadAllBytesAsync(_bench.KeyPath, TestContext.Current.CancellationToken));
        byte[] seed = Base64Url.DecodeFromChars(file.RootElement.GetProperty("current").GetProperty("seed").GetString());
        var issued = Node(_bench.Issuer.Issue(CertificateBench.Award, CertificateBench.Now).Embedded);
        var plain = issued.DeepClone().AsObject();
        plain.Remove("proof");

        var signed = await CertificateOracle.SignAsync(plain, _bench.Addresses.Key(_bench.Keys.Name), seed, CertificateBench.Now);

        Assert.Equal($"{issued["proof"]!["proofValue"]}", signed.GetProperty("proof").GetProperty("proofValue").GetString());
        Assert.True(_bench.Verifier.Verify(Encoding.UTF8.GetBytes(signed.GetRawText()), [], CertificateBench.Now).Genuine.IsYes);
    }

    private static JsonObject Node(byte[] utf8) => JsonNode.Parse(utf8)!.AsObject();

    private JsonObject Embedded(Award award) => Node(_bench.Issue(award).Embedded);

    private Task<CertificateOracle.Verdicts> JudgeAsync(IEnumerable<JsonNode> certificates, IEnumerable<string> jwts) => CertificateOracle.JudgeAsync(
        Documents(_bench.Published, purpose => _bench.List(purpose, CertificateBench.Now).Embedded),
        _bench.Published.JwkSet(),
        CertificateBench.Now,
        certificates,
        jwts);

    private Dictionary<string, JsonNode> Documents(PublishedKeys published, Func<StatusPurpose, byte[]> list) => new()
    {
        [_bench.Addresses.Issuer] = published.ControllerDocument(),
        [_bench.Addresses.StatusList(StatusPurpose.Revocation)] = Node(list(StatusPurpose.Revocation)),
        [_bench.Addresses.StatusList(StatusPurpose.Suspension)] = Node(list(StatusPurpose.Suspension)),
    };
}
