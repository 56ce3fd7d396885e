using CsCheck;
using Federation.Cluster.Operating.Following;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Tests.Operating;

/// <summary>Since when a reader of the feed is behind, by looks at its end.</summary>
public sealed class FeedMomentsTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void SinceWhen_OfAReaderThatHasReadEverything_IsNever() =>
        Assert.Null(FeedMoments.None.Seen(Start, new FeedCursor(10)).SinceWhenAfter(new FeedCursor(10)));

    [Fact]
    public void SinceWhen_OfAReaderBehind_IsTheFirstLookThatSawMore()
    {
        var moments = FeedMoments.None.Seen(Start, new FeedCursor(10)).Seen(Start.AddSeconds(5), new FeedCursor(20)).Seen(Start.AddSeconds(10), new FeedCursor(30));

        Assert.Equal(Start, moments.SinceWhenAfter(new FeedCursor(9)));
        Assert.Equal(Start.AddSeconds(5), moments.SinceWhenAfter(new FeedCursor(10)));
        Assert.Equal(Start.AddSeconds(10), moments.SinceWhenAfter(new FeedCursor(20)));
    }

    [Fact]
    public void SinceWhen_WhileNothingIsStored_StaysTheFirstLook()
    {
        var moments = FeedMoments.None.Seen(Start, new FeedCursor(10));

        Assert.Same(moments, moments.Seen(Start.AddHours(1), new FeedCursor(10)));
        Assert.Equal(Start, moments.SinceWhenAfter(FeedCursor.Start));
    }

    // However many looks there were, few are kept, and what is told is never before the event was stored.
    [Fact]
    public void SinceWhen_AfterAnyNumberOfLooks_IsNeverBeforeWhatItTellsOf() =>
        Gen.Select(Gen.Int[1, 3_000], Gen.Double[0, 1]).Sample((looks, share) =>
        {
            var moments = FeedMoments.None;
            for (int look = 1; look <= looks; look++) moments = moments.Seen(Start.AddSeconds(5 * look), new FeedCursor(look * 10L));
            int read = (int)(share * (looks - 1)); // looks whose events the reader has
            var since = moments.SinceWhenAfter(new FeedCursor(read * 10L));
            return moments.Count <= FeedMoments.Most && since >= Start.AddSeconds(5 * (read + 1)) && since <= Start.AddSeconds(5 * looks);
        });
}
