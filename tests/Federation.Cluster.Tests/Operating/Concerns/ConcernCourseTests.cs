using CsCheck;
using Federation.Cluster.Operating.Concerns;

namespace Federation.Cluster.Tests.Operating.Concerns;

/// <summary>When operators are told that something is urgent, and that it is over.</summary>
public sealed class ConcernCourseTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("+", "")] // a blip
    [InlineData("+-------", "")]
    [InlineData("+++", "2 Began")]
    [InlineData("+++++++-------", "2 Began, 11 Ended")]
    [InlineData("++++-+-+-+-++++", "2 Began")] // it comes and goes: it has not ended
    [InlineData("+++-----+++", "2 Began, 7 Ended")] // begins anew within the hour: it is not told again yet
    public void Course_MinuteByMinute_TellsEachOnce(string seen, string told) => Assert.Equal(told, string.Join(", ", Follow(seen).Select(news => $"{news.Minute} {news.News}")));

    [Fact]
    public void Course_ThatBeginsAnewAndStays_IsToldAnHourAfterItWasTold() =>
        Assert.Equal([(2, ConcernNews.Began), (7, ConcernNews.Ended), (62, ConcernNews.Began)], Follow("+++-----" + new string('+', 80)));

    [Fact]
    public void Course_ThatIsOverForLong_IsForgotten()
    {
        ConcernCourse? course = null;
        foreach (var (minute, isSeen) in Minutes("+++" + new string('-', 70))) course = ConcernCourse.Next(course, isSeen, minute).Course;

        Assert.Null(course);
    }

    /// <summary>However it comes and goes: begin and end are told in turn, and no two begins within the hour.</summary>
    [Fact]
    public void Courses_OfAnyKind_AreToldInTurnAndNotTooOften() => Gen.Bool.Array[0, 300].Sample(seen =>
    {
        var told = Follow(string.Concat(seen.Select(one => one ? '+' : '-')));

        Assert.All(told.Index(), news => Assert.Equal(news.Index % 2 == 0 ? ConcernNews.Began : ConcernNews.Ended, news.Item.News));
        var begins = told.Where(news => news.News == ConcernNews.Began).Select(news => news.Minute).ToList();
        Assert.All(begins.Zip(begins.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 60));
    });

    private static List<(int Minute, ConcernNews News)> Follow(string seen)
    {
        ConcernCourse? course = null;
        var told = new List<(int, ConcernNews)>();
        foreach (var (minute, isSeen) in Minutes(seen))
        {
            (course, var news) = ConcernCourse.Next(course, isSeen, minute);
            if (news != ConcernNews.None) told.Add(((int)(minute - Start).TotalMinutes, news));
        }

        return told;
    }

    private static IEnumerable<(DateTimeOffset Minute, bool IsSeen)> Minutes(string seen) => seen.Select((sign, minute) => (Start.AddMinutes(minute), sign == '+'));
}
