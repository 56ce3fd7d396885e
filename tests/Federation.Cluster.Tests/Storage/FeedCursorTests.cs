using CsCheck;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Tests.Storage;

public sealed class FeedCursorTests
{
    private static readonly Gen<FeedCursor> Cursors = Gen.Long[0, long.MaxValue].Array[0, 6].Select(offsets => new FeedCursor(offsets));

    [Fact]
    public void Text_OfAnyCursor_ReadsBackEqual() => Cursors.Sample(cursor =>
        FeedCursor.TryParse(cursor.ToString(), out FeedCursor? read) && read.Equals(cursor) && read.GetHashCode() == cursor.GetHashCode());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("42")]
    [InlineData("g")]
    [InlineData("fA")]
    [InlineData("fAAAAAAAAAA")]
    [InlineData("f//////////8")]
    [InlineData("f__________8")]
    [InlineData("fAAAAAAAAAAE=x")]
    [InlineData("f AAAAAAAAAAE")]
    [InlineData("'; DROP TABLE event; --")]
    public void Text_OfAnythingElse_IsRejected(string? text) => Assert.False(FeedCursor.TryParse(text, out _));

    [Fact]
    public void Text_OfAnyString_NeverThrows() => Gen.String.Sample(text =>
    {
        FeedCursor.TryParse(text, out _);
        FeedCursor.TryParse("f" + text, out _);
    });

    [Fact]
    public void Text_TooLong_IsRejected() => Assert.False(FeedCursor.TryParse("f" + new string('A', 3_000), out _));

    [Fact]
    public void HasReached_IsAnOrder() => Gen.Select(Cursors, Cursors).Sample((one, other) =>
        one.HasReached(one) && one.HasReached(FeedCursor.Start) && (one.HasReached(other) && other.HasReached(one)) == one.Equals(other));
}
