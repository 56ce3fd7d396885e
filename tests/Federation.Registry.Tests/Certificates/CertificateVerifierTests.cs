using System.Text;
using Federation.Registry.Certificates;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Certificates.Signing;
using Federation.Registry.Certificates.Status;
using Federation.Registry.Certificates.Verifying;

namespace Federation.Registry.Tests.Certificates;

/// <summary>Two questions, each with its answer: is it genuine, and does it hold at a time?</summary>
public sealed class CertificateVerifierTests : IDisposable
{
    private static readonly DateTimeOffset Now = CertificateBench.Now;

    private readonly CertificateBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(CredentialForm.Embedded)]
    [InlineData(CredentialForm.Jwt)]
    public void Verify_WhatWasIssued_IsGenuineHoldsAndSaysTheAward(CredentialForm form)
    {
        var award = CertificateBench.Award;

        var verdict = _bench.Verifier.Verify(Bytes(_bench.Issue(award), form), _bench.Lists(Now), Now);

        Assert.Equal((true, CertificateProblemCodes.Genuine), (verdict.Genuine.IsYes, verdict.Genuine.Code));
        Assert.Equal((true, CertificateProblemCodes.Holds), (verdict.Holding.IsYes, verdict.Holding.Code));
        var facts = verdict.Facts!; // It is genuine.
        Assert.Equal(
            ("https://label.example/certificates/c-1", form, "https://label.example/issuer", _bench.Addresses.Key(_bench.Keys.Name), $"https://label.example/centres/{award.CentreId}", award.CentreName),
            (facts.Id, facts.Form, facts.Issuer, facts.Key, facts.Centre, facts.CentreName));
        Assert.Equal((award.Level, award.CriteriaVersion, award.From, award.Until), (facts.Level, facts.CriteriaVersion, facts.ValidFrom, facts.ValidUntil));
        Assert.Equal(award.Axes.OrderBy(axis => axis.Key), facts.Axes.OrderBy(axis => axis.Key));
    }

    [Fact]
    public void Verify_BlanksAroundADocument_AreNotLookedAt()
    {
        var issued = _bench.Issue(CertificateBench.Award);

        Assert.All(Enum.GetValues<CredentialForm>(), form => Assert.True(_bench.Verifier.Verify((byte[])[.. "\r\n "u8, .. Bytes(issued, form), .. "\n"u8], [], Now).Genuine.IsYes));
    }

    [Fact]
    public void Verify_WithListsAsJwt_IsTheSame()
    {
        ReadOnlyMemory<byte>[] lists = [.. new[] { StatusPurpose.Suspension, StatusPurpose.Revocation }.Select(purpose => (ReadOnlyMemory<byte>)Encoding.ASCII.GetBytes(_bench.List(purpose, Now).Jwt))];

        Assert.Equal(CertificateProblemCodes.Holds, Holding(CertificateBench.Award, lists, Now));
        Assert.Equal(CertificateProblemCodes.Suspended, Holding(CertificateBench.Award with { SuspensionIndex = CertificateBench.Suspended }, lists, Now));
    }

    [Fact]
    public void Verify_RevokedOrSuspended_SaysWhich()
    {
        var lists = _bench.Lists(Now);
        var both = CertificateBench.Award with { RevocationIndex = CertificateBench.Revoked, SuspensionIndex = CertificateBench.Suspended };

        Assert.Equal(CertificateProblemCodes.Revoked, Holding(both, lists, Now));
        Assert.Equal(CertificateProblemCodes.Revoked, Holding(both with { Until = Now }, lists, Now));
        Assert.Equal(CertificateProblemCodes.Suspended, Holding(both with { RevocationIndex = 0 }, lists, Now));

        // The bits of the neighbours are others'.
        Assert.Equal(CertificateProblemCodes.Holds, Holding(both with { RevocationIndex = CertificateBench.Revoked + 1, SuspensionIndex = CertificateBench.Suspended - 1 }, lists, Now));
        Assert.Equal(CertificateProblemCodes.Holds, Holding(both with { RevocationIndex = CertificateBench.Suspended, SuspensionIndex = CertificateBench.Revoked }, lists, Now));
    }

    [Fact]
    public void Verify_WhatStandsAgainstIt_IsANo()
    {
        var (award, lists) = (CertificateBench.Award, _bench.Lists(Now));
        bool? Holds(Award one, DateTimeOffset at) => _bench.Verifier.Verify(_bench.Issue(one).Embedded, lists, at).Holding.IsYes;

        Assert.False(Holds(award with { RevocationIndex = CertificateBench.Revoked }, Now));
        Assert.False(Holds(award with { SuspensionIndex = CertificateBench.Suspended }, Now));
        Assert.False(Holds(award, award.From.AddTicks(-1)));
        Assert.False(Holds(award, award.Until));
    }

    [Fact]
    public void Verify_SuspendedWhereNothingCurrentTellsOfRevocation_IsSuspended()
    {
        IReadOnlyList<ReadOnlyMemory<byte>> lists = [_bench.Lists(Now.AddDays(-20))[0], _bench.Lists(Now)[1]];

        var holding = _bench.Verifier.Verify(_bench.Issue(CertificateBench.Award with { SuspensionIndex = CertificateBench.Suspended }).Embedded, lists, Now).Holding;

        Assert.Equal((false, CertificateProblemCodes.Suspended), (holding.IsYes, holding.Code));
    }

    [Fact]
    public void Verify_ByTwoListsThatAreBothCurrent_GoesByTheNewestForASuspensionAndByEitherForARevocation()
    {
        var award = CertificateBench.Award with { RevocationIndex = CertificateBench.Revoked, SuspensionIndex = CertificateBench.Suspended };
        var before = _bench.Lists(Now.AddHours(-1));
        ReadOnlyMemory<byte> Empty(StatusPurpose purpose) => _bench.Issuer.IssueStatusList(purpose, StatusBits.Of([]), Now, CertificateBench.TimeToLive).Embedded;
        var (unrevoked, reinstated) = (Empty(StatusPurpose.Revocation), Empty(StatusPurpose.Suspension));

        Assert.Equal(CertificateProblemCodes.Holds, Holding(award with { RevocationIndex = 0 }, [before[0], before[1], reinstated], Now));
        Assert.Equal(CertificateProblemCodes.Revoked, Holding(award, [unrevoked, before[0], reinstated], Now));
    }

    [Fact]
    public void Verify_AtTheEndsOfTheInterval_IncludesTheFirstMomentAndNotTheLast()
    {
        var award = CertificateBench.Award;
        string At(DateTimeOffset time) => Holding(award, _bench.Lists(time), time);

        Assert.Equal(CertificateProblemCodes.NotYet, At(award.From.AddTicks(-1)));
        Assert.Equal(CertificateProblemCodes.Holds, At(award.From));
        Assert.Equal(CertificateProblemCodes.Holds, At(award.Until.AddTicks(-1)));
        Assert.Equal(CertificateProblemCodes.Expired, At(award.Until));
    }

    [Fact]
    public void Verify_WithoutCurrentLists_DoesNotTell()
    {
        var award = CertificateBench.Award;
        var lists = _bench.Lists(Now);
        CertificateAnswer Told(IReadOnlyList<ReadOnlyMemory<byte>> given, DateTimeOffset at) => _bench.Verifier.Verify(_bench.Issue(award).Embedded, given, at).Holding;

        Assert.Equal(CertificateProblemCodes.StatusMissing, Told([], Now).Code);
        Assert.Contains("https://label.example/status/suspension", Told([lists[0]], Now).Reason, StringComparison.Ordinal);
        Assert.Null(Told([lists[0]], Now).IsYes);
        Assert.Equal(CertificateProblemCodes.Holds, Told(lists, Now + CertificateBench.TimeToLive - TimeSpan.FromTicks(1)).Code);
        Assert.Equal(CertificateProblemCodes.StatusStale, Told(lists, Now + CertificateBench.TimeToLive).Code);
        Assert.Equal(CertificateProblemCodes.Holds, Told(lists, Now.AddMinutes(-5)).Code);
        Assert.Equal(CertificateProblemCodes.StatusStale, Told(lists, Now.AddMinutes(-6)).Code);
        Assert.Equal(CertificateProblemCodes.StatusUnusable, Told(["nothing"u8.ToArray()], Now).Code);

        // The newest of several decides.
        Assert.Equal(CertificateProblemCodes.Holds, Told([.. _bench.Lists(Now.AddDays(-3)), .. lists], Now).Code);
    }

    [Fact]
    public void Verify_ByAnOldList_StillKnowsARevocationAndNoSuspension()
    {
        var lists = _bench.Lists(Now.AddDays(-20));

        Assert.Equal(CertificateProblemCodes.Revoked, Holding(CertificateBench.Award with { RevocationIndex = CertificateBench.Revoked }, lists, Now));
        Assert.Equal(CertificateProblemCodes.StatusStale, Holding(CertificateBench.Award with { SuspensionIndex = CertificateBench.Suspended }, lists, Now));
    }

    [Fact]
    public void Verify_PlaceBeyondTheList_DoesNotTell() =>
        Assert.Equal(CertificateProblemCodes.StatusUnusable, Holding(CertificateBench.Award with { RevocationIndex = StatusBits.FewestPlaces }, _bench.Lists(Now), Now));

    [Fact]
    public void Verify_ListOfAnotherIssuer_IsNotGoneBy()
    {
        using var other = new CertificateBench("https://other.example");
        using var impostor = new CertificateBench();

        Assert.Equal(CertificateProblemCodes.StatusUnusable, Holding(CertificateBench.Award, other.Lists(Now), Now));
        Assert.Equal(CertificateProblemCodes.StatusUnusable, Holding(CertificateBench.Award, impostor.Lists(Now), Now));

        // One that is given beside the right ones changes nothing.
        Assert.Equal(CertificateProblemCodes.Holds, Holding(CertificateBench.Award, [.. impostor.Lists(Now), .. _bench.Lists(Now)], Now));
    }

    [Fact]
    public void Verify_CertificateGivenAsAList_IsNone()
    {
        var issued = _bench.Issue(CertificateBench.Award);

        Assert.Equal(CertificateProblemCodes.StatusUnusable, Holding(CertificateBench.Award, [issued.Embedded], Now));
        Assert.False(_bench.Verifier.Verify(_bench.List(StatusPurpose.Revocation, Now).Embedded, [], Now).Genuine.IsYes);
    }

    [Theory]
    [InlineData(CredentialForm.Embedded)]
    [InlineData(CredentialForm.Jwt)]
    public void Verify_AfterRotation_OldAndNewAreGenuine(CredentialForm form)
    {
        var old = _bench.Issue(CertificateBench.Award);
        using var rotated = KeyFile.Rotate(_bench.KeyPath, Now);
        var issued = new CertificateIssuer(_bench.Addresses, rotated).Issue(CertificateBench.Award, Now);
        var verifier = new CertificateVerifier(rotated.Publish(_bench.Addresses));

        Assert.True(verifier.Verify(Bytes(old, form), [], Now).Genuine.IsYes);
        Assert.True(verifier.Verify(Bytes(issued, form), [], Now).Genuine.IsYes);
        Assert.Equal(CertificateProblemCodes.KeyUnknown, _bench.Verifier.Verify(Bytes(issued, form), [], Now).Genuine.Code);
    }

    [Fact]
    public void Verify_ProofOutsideOfItsKeysTime_IsNotGenuine()
    {
        var late = _bench.Issuer.Issue(CertificateBench.Award, Now.AddSeconds(1));
        using var rotated = KeyFile.Rotate(_bench.KeyPath, Now);

        Assert.Equal(CertificateProblemCodes.KeyTime, new CertificateVerifier(rotated.Publish(_bench.Addresses)).Verify(late.Embedded, [], Now).Genuine.Code);
    }

    [Fact]
    public void Issue_SameAwardAndTime_GivesTheSameBytes()
    {
        var (one, other) = (_bench.Issue(CertificateBench.Award), _bench.Issue(CertificateBench.Award));

        Assert.Equal(one.Embedded, other.Embedded);
        Assert.Equal(one.Jwt, other.Jwt);
    }

    [Fact]
    public void Issue_AwardThatContradictsItself_IsRefused()
    {
        var award = CertificateBench.Award;
        Award[] awards = [award with { Level = 3 }, award with { Level = 0 }, award with { Axes = new Dictionary<Registry.Criteria.Axis, int>() }, award with { Until = award.From }, award with { CentreName = "" }, award with { RevocationIndex = -1 }];

        Assert.All(awards, refused => Assert.Throws<ArgumentException>(() => _bench.Issue(refused)));
        Assert.Throws<ArgumentException>(() => _bench.Issuer.Issue(award, _bench.Keys.From.AddSeconds(-1)));
    }

    [Fact]
    public void Issue_ListThatLivesForNoWholeSeconds_IsRefused() => Assert.All(
        (TimeSpan[])[TimeSpan.Zero, TimeSpan.FromMilliseconds(999), TimeSpan.FromMilliseconds(1_500)],
        time => Assert.Throws<ArgumentOutOfRangeException>(() => _bench.Issuer.IssueStatusList(StatusPurpose.Revocation, StatusBits.Of([]), Now, time)));

    private static byte[] Bytes(IssuedCredential issued, CredentialForm form) => form == CredentialForm.Embedded ? issued.Embedded : Encoding.ASCII.GetBytes(issued.Jwt);

    private string Holding(Award award, IReadOnlyList<ReadOnlyMemory<byte>> lists, DateTimeOffset at) => _bench.Verifier.Verify(_bench.Issue(award).Embedded, lists, at).Holding.Code;
}
