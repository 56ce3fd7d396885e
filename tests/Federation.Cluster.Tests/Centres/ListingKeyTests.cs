using Federation.Cluster.Centres;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Tests.Centres;

public sealed class ListingKeyTests
{
    [Theory]
    [InlineData("census/1", "census", "1")]
    [InlineData("census/a/b", "census", "a/b")]
    [InlineData("a/ é", "a", " é")]
    public void TryParse_NetworkAndId_AreThose(string text, string network, string sourceId)
    {
        Assert.True(ListingKey.TryParse(text, out var key));
        Assert.Equal((network, sourceId, text), (key.Network.Value, key.SourceId, key.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("census")]
    [InlineData("/1")]
    [InlineData("census/")]
    [InlineData("Census!/1")]
    [InlineData("census/a\nb")]
    [InlineData("census/\n")]
    public void TryParse_AnythingElse_IsNone(string? text)
    {
        Assert.False(ListingKey.TryParse(text, out var key));
        Assert.Equal(default, key);
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void TryCreate_OfTheLongestId_IsTakenAndNoLonger(int length, bool isTaken) => Assert.Equal(isTaken, ListingKey.TryCreate(NetworkId.Parse("census"), new string('a', length), out _));
}
