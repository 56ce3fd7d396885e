using Federation.Cluster.Centres;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Cluster.Tests.Centres;

/// <summary>Ids of centres, and names of what is numbered within one.</summary>
public sealed class CentreIdTests
{
    private const string Text = "0198a000000070008000000000000001";

    [Fact]
    public void New_MadeLater_SortsLater()
    {
        var clock = new FakeTimeProvider(Listings.Noon);
        List<CentreId> ids = [];
        for (int made = 0; made < 100; made++)
        {
            ids.Add(CentreId.New(clock));
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(ids.Order(), ids);
        Assert.Equal(ids.Select(id => id.Value).Order(StringComparer.Ordinal), ids.Select(id => id.Value));
    }

    [Fact]
    public void TryParse_WhatAnIdWrites_IsThatId()
    {
        Assert.True(CentreId.TryParse(Text, out var id));
        Assert.Equal(Text, id.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0198a00000007000800000000000001")]
    [InlineData("0198a0000000700080000000000000012")]
    [InlineData("0198A000000070008000000000000001")]
    [InlineData("0198g000000070008000000000000001")]
    public void TryParse_AnythingElse_IsNone(string? text)
    {
        Assert.False(CentreId.TryParse(text, out var id));
        Assert.Equal(default, id);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public void TryRead_WhatANumberOfACentreWrites_IsThatNumber(int written)
    {
        Assert.True(CentreId.TryParse(Text, out var id));

        Assert.True(CentreNumber.TryRead(CentreNumber.Write(id, written), out var centre, out int number));

        Assert.Equal((id, written), (centre, number));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Text)]
    [InlineData("-1")]
    [InlineData(Text + "-")]
    [InlineData(Text + "-0")]
    [InlineData(Text + "-01")]
    [InlineData(Text + "-1-1")]
    [InlineData(Text + "-+1")]
    [InlineData(Text + "-2147483648")]
    [InlineData("0198A000000070008000000000000001-1")]
    public void TryRead_AnythingElse_IsNone(string? text) => Assert.False(CentreNumber.TryRead(text, out _, out _));
}
