using System.Text;
using Federation.Registry.Certificates;
using Federation.Registry.Labels;
using Federation.Registry.Log;
using Federation.Registry.Log.Entries;
using Federation.Registry.Log.Notes;
using Federation.Registry.Tests.Certificates;

namespace Federation.Registry.Tests.Log;

public sealed class LogVerifierTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    private static readonly LabelEntry Awarded = new()
    {
        Centre = "0192f0c4d6a87b3e9a1c5d2e3f405162",
        Version = 1,
        Event = LabelEventKind.Awarded,
        Number = 1,
        At = At,
        Award = new LabelAward { Number = 1, Levels = new LabelLevels { Services = 2 }, CriteriaVersion = "1.0", AwardedAt = At, ValidUntil = At.AddYears(2) },
    };

    [Fact]
    public void Verify_ProofOfAnEntry_TellsWhatTheLogSays()
    {
        using var bench = Filled();

        var verdict = new LogVerifier([bench.Key], []).Verify(Bytes(bench.Prove(3)));

        Assert.True(verdict.IsIncluded);
        Assert.Equal(LogProblemCodes.Included, verdict.Code);
        Assert.Equal(Awarded, verdict.Entry);
        Assert.Equal(5, verdict.Checkpoint!.Size);
    }

    [Fact]
    public void Verify_KeyOfAnotherLog_IsNotKnown()
    {
        using var bench = Filled();
        using var other = new LogBench();

        Assert.Equal(LogProblemCodes.KeyUnknown, new LogVerifier([other.Key], []).Verify(Bytes(bench.Prove(3))).Code);
        var verdict = new LogVerifier([], []).Verify(Bytes(bench.Prove(3)));
        Assert.Equal((false, LogProblemCodes.KeyUnknown), (verdict.IsIncluded, verdict.Code));
    }

    [Fact]
    public void Verify_OtherEntryPlaceOrCheckpoint_IsAltered()
    {
        using var bench = Filled();
        var proof = bench.Prove(3);
        var later = bench.Signer.Sign(new Checkpoint(LogBench.Origin, 9, bench.Tree().Root()));
        LogProof[] altered = [proof with { Entry = (Awarded with { Number = 2 }).ToBytes() }, proof with { Place = 2 }, proof with { Checkpoint = later }, proof with { Hashes = [] }];
        var verifier = new LogVerifier([bench.Key], []);

        Assert.All(altered, one => Assert.Equal(LogProblemCodes.Altered, verifier.Verify(Bytes(one)).Code));
        Assert.Equal(LogProblemCodes.Altered, verifier.Verify(Encoding.UTF8.GetBytes(proof.ToString().Replace("\n5\n", "\n4\n", StringComparison.Ordinal))).Code);
    }

    [Fact]
    public void Verify_WitnessAskedFor_HasToHaveSigned()
    {
        using var bench = Filled();
        using var keys = new LogBench();
        var witness = new NoteSigner("witness.example", keys.Keys);
        var proof = bench.Prove(3);
        var seen = proof with { Checkpoint = proof.Checkpoint.With(witness.Cosign(proof.Checkpoint.Text, At)) };
        var verifier = new LogVerifier([bench.Key], [witness.WitnessKey]);

        Assert.Equal(LogProblemCodes.Unwitnessed, verifier.Verify(Bytes(proof)).Code);
        Assert.Equal(["witness.example"], verifier.Verify(Bytes(seen)).Witnesses);
    }

    [Fact]
    public void Verify_OfACertificate_SaysWhetherTheLogHasItAsItIs()
    {
        using var bench = new LogBench();
        using var issuer = new CertificateBench();
        using var keys = new LogBench();
        var witness = new NoteSigner("witness.example", keys.Keys);
        var genuine = issuer.Verifier.Verify(issuer.Issue(CertificateBench.Award).Embedded, [], CertificateBench.Now);
        string digest = genuine.Facts!.Sha256; // it was just issued
        bench.Grow(new CertificateEntry { Certificate = "c-1", Sha256 = digest }.ToBytes(), new CertificateEntry { Certificate = "c-2", Sha256 = digest }.ToBytes(), new CertificateEntry { Certificate = "c-1", Sha256 = "abc" }.ToBytes(), Awarded.ToBytes());
        var proof = bench.Prove(0);
        var seen = proof with { Checkpoint = proof.Checkpoint.With(witness.Cosign(proof.Checkpoint.Text, At)) };
        var verifier = new LogVerifier([bench.Key], []);
        (bool?, string) Told(LogProof one) => verifier.Verify(genuine, Bytes(one)) is var answer ? (answer.IsYes, answer.Code) : default;

        Assert.Equal((true, LogProblemCodes.Included), Told(proof));
        Assert.EndsWith("Seen by witness.example.", new LogVerifier([bench.Key], [witness.WitnessKey]).Verify(genuine, Bytes(seen)).Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Seen by", verifier.Verify(genuine, Bytes(seen)).Reason, StringComparison.Ordinal);
        Assert.All((int[])[1, 2, 3], other => Assert.Equal((false, LogProblemCodes.OtherCertificate), Told(bench.Prove(other))));
        Assert.Equal((false, LogProblemCodes.Altered), Told(proof with { Place = 1 }));
        Assert.Equal((null, LogProblemCodes.KeyUnknown), new LogVerifier([], []).Verify(genuine, Bytes(proof)) is var unknown ? (unknown.IsYes, unknown.Code) : default);
        var forged = issuer.Verifier.Verify("{}"u8.ToArray(), [], CertificateBench.Now);
        Assert.Equal((null, CertificateProblemCodes.NotGenuine), verifier.Verify(forged, Bytes(proof)) is var none ? (none.IsYes, none.Code) : default);
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\n\n")]
    [InlineData("c2sp.org/tlog-proof@v2\nindex 0\n\nlabel.example/log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— label.example/log AAAAAAA=\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\n\nlabel.example/log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— label.example/log AAAAAAA=\n")] // no entry
    [InlineData("c2sp.org/tlog-proof@v1\nextra e30=\nindex 0\n\nlabel.example/log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— label.example/log AAAAAAA=\n")] // {} is none
    [InlineData("c2sp.org/tlog-proof@v1\nextra !\nindex 00\nabc\n\nlabel.example/log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— label.example/log AAAAAAA=\n")]
    public void Verify_NoProof_IsSyntax(string text)
    {
        using var bench = Filled();

        Assert.Equal(LogProblemCodes.Syntax, new LogVerifier([bench.Key], []).Verify(Encoding.UTF8.GetBytes(text)).Code);
    }

    [Fact]
    public void Verify_BytesThatAreNoText_IsSyntax()
    {
        using var bench = Filled();

        Assert.Equal(LogProblemCodes.Syntax, new LogVerifier([bench.Key], []).Verify([0xff, 0xfe, 0x00]).Code);
    }

    [Fact]
    public void Entry_OfEachSort_IsReadAsWritten()
    {
        LogEntry[] entries = [Awarded, Awarded with { Event = LabelEventKind.Revoked, Award = null }, new CertificateEntry { Certificate = "c-1", Sha256 = "abc" }, new KeyEntry { Signs = "https://label.example/issuer", Key = "z6Mk", From = At }];

        Assert.All(entries, entry => Assert.Equal(entry, LogEntry.Read(entry.ToBytes())));
    }

    // What is written once is read for ever: a change of these bytes would be another log.
    [Fact]
    public void Entry_Awarded_IsTheseBytes() => Assert.Equal(
        """{"type":"label","centre":"0192f0c4d6a87b3e9a1c5d2e3f405162","version":1,"event":"Awarded","number":1,"at":"2026-11-29T12:00:00+00:00","award":{"number":1,"levels":{"services":2},"criteriaVersion":"1.0","awardedAt":"2026-11-29T12:00:00+00:00","validUntil":"2028-11-29T12:00:00+00:00"}}""",
        Encoding.UTF8.GetString(Awarded.ToBytes()));

    [Fact]
    public void Entry_OfALabel_NamesNobodyWhoDecided()
    {
        var happened = new LabelEvent { Version = 1, Kind = LabelEventKind.Suspended, Number = 1, At = At, Actor = "Jeanne Sentinelle", Reason = "Jeanne l'a vu", Reference = "Dossier de Jeanne" };

        string json = Encoding.UTF8.GetString(LabelEntry.Of("0192f0c4d6a87b3e9a1c5d2e3f405162", happened).ToBytes());

        Assert.DoesNotContain("Jeanne", json, StringComparison.Ordinal);
    }

    // What the log has of a certificate is in both forms of it, and does not change with the key.
    [Fact]
    public void Digest_OfAnAward_IsThatOfItsCertificateInEitherFormAndUnderEitherKey()
    {
        using var bench = new CertificateBench();
        string logged = Convert.ToBase64String(CertificateDigest.Of(CertificateBench.Award, bench.Addresses));
        var issued = bench.Issue(CertificateBench.Award);
        using var rotated = Registry.Certificates.Keys.KeyFile.Rotate(bench.KeyPath, CertificateBench.Start.AddDays(1));
        var again = new CertificateIssuer(bench.Addresses, rotated).Issue(CertificateBench.Award, CertificateBench.Start.AddDays(2));
        var verifier = new Registry.Certificates.Verifying.CertificateVerifier(rotated.Publish(bench.Addresses));

        Assert.All(
            new ReadOnlyMemory<byte>[] { issued.Embedded, Encoding.ASCII.GetBytes(issued.Jwt), again.Embedded, Encoding.ASCII.GetBytes(again.Jwt) },
            form => Assert.Equal(logged, verifier.Verify(form, [], CertificateBench.Now).Facts!.Sha256));
        Assert.NotEqual(logged, Convert.ToBase64String(CertificateDigest.Of(CertificateBench.Award with { CentreName = "Another" }, bench.Addresses)));
    }

    private static LogBench Filled()
    {
        var bench = new LogBench();
        bench.Grow(LogBench.Entry(0), LogBench.Entry(1), LogBench.Entry(2), Awarded.ToBytes(), LogBench.Entry(4));
        return bench;
    }

    private static byte[] Bytes(LogProof proof) => Encoding.UTF8.GetBytes(proof.ToString());
}
