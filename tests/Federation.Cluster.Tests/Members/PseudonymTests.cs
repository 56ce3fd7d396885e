using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Tests.Centres;

namespace Federation.Cluster.Tests.Members;

public sealed class PseudonymTests
{
    private static readonly CentreId Centre = CentreId.TryParse("0198a000000070008000000000000001", out var id) ? id : throw new InvalidOperationException("It is an id.");

    // Computed apart, with Python's hmac and base64: whoever changes it makes strangers of everybody.
    [Fact]
    public void Of_AnAccountAtACentre_IsAlwaysTheSame() => Assert.Equal("U78yfjHcRqJeZQBkrn7SV-gTrEY9CROWE2Fbu1798Q0", Pseudonym.Of(TestIssuer.Secret, "account-1", Centre).Value);

    [Fact]
    public void Of_AnotherAccountCentreOrSecret_IsAnother()
    {
        byte[] other = [.. TestIssuer.Secret.Reverse()];

        var known = new[] { Pseudonym.Of(TestIssuer.Secret, "a", Centre), Pseudonym.Of(TestIssuer.Secret, "b", Centre), Pseudonym.Of(TestIssuer.Secret, "a", Listings.NewId()), Pseudonym.Of(other, "a", Centre) };

        Assert.Equal(4, known.Distinct().Count());
        Assert.All(known, pseudonym => Assert.True(Pseudonym.TryParse(pseudonym.Value, out var read) && read == pseudonym));
    }

    [Fact]
    public void Of_AShortSecretOrNoAccount_IsAMistakeOfTheCaller()
    {
        Assert.Throws<ArgumentException>(() => Pseudonym.Of(TestIssuer.Secret.AsSpan(1), "a", Centre));
        Assert.Throws<ArgumentException>(() => Pseudonym.Of(TestIssuer.Secret, "", Centre));
        Assert.ThrowsAny<ArgumentException>(() => Pseudonym.Of(TestIssuer.Secret, "\ud800", Centre));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("marie.curie@example.org")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB")] // stray bits at the end
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData(" AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+A")]
    public void TryParse_WhatIsNone_IsFalse(string? text) => Assert.False(Pseudonym.TryParse(text, out _));

    [Theory]
    [InlineData("nomad", true)]
    [InlineData("pass-10.days", true)]
    [InlineData("Marie Curie", false)]
    [InlineData("marie@example", false)]
    [InlineData("-", false)]
    [InlineData("", false)]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456", false)]
    public void Tier_AText_HasNoPlaceForANameOrAMailbox(string text, bool isOne) => Assert.Equal(isOne, Tier.TryParse(text, out _));
}
