using Federation.Registry.Criteria.Versions;
using Federation.Registry.Tests.Evaluations;

namespace Federation.Registry.Tests.Criteria;

public sealed class CriteriaVersionsTests
{
    private static readonly DateTimeOffset Now = Sets.At, From = Now.AddDays(30);

    private static readonly CriteriaVersions Two = CriteriaVersions.First.With(SecondVersion.From(From));

    [Fact]
    public void At_AnyMoment_IsTheVersionInForceThen()
    {
        Assert.Equal("1.0", Two.At(DateTimeOffset.MinValue).Version);
        Assert.Equal("1.0", Two.At(From.AddTicks(-1)).Version);
        Assert.Equal("2.0", Two.At(From).Version);
        Assert.Equal("2.0", Two.At(DateTimeOffset.MaxValue).Version);
    }

    [Fact]
    public void Find_APublishedVersion_KeepsItsWordsWhateverIsInForce()
    {
        Assert.True(Two.Find("1.0")!.Criteria.TryFind(SecondVersion.Dropped, out _)); // it was published
        Assert.False(Two.Find("2.0")!.Criteria.TryFind(SecondVersion.Dropped, out _)); // as above
        Assert.Null(Two.Find("3.0"));
    }

    [Theory]
    [InlineData("1.0", "1.0")]
    [InlineData("0.9", "2.0")]
    [InlineData(null, "2.0")]
    public void Under_AVersion_IsThatOneOrWhereItIsUnknownTheOneInForce(string? awarded, string told) => Assert.Equal(told, Two.Under(awarded, From).Version);

    [Theory]
    [InlineData("2.0", 1)]
    [InlineData("1.9", 1)]
    [InlineData("2.1", 0)]
    [InlineData("2.1", -1)]
    public void With_AVersionThatIsNotNewerOrNotLater_IsRefused(string version, int days) =>
        Assert.Throws<ArgumentException>(() => Two.With(new PublishedCriteria(SecondVersion.Criteria with { Version = version }, From.AddDays(days), "")));

    // By numbers: 2.10 comes after 2.9.
    [Theory]
    [InlineData("2.10", "2.9", true)]
    [InlineData("10.0", "9.9", true)]
    [InlineData("2.9", "2.10", false)]
    [InlineData("02.0", "2.0", false)]
    public void With_ANumber_IsNotReadAsText(string version, string before, bool isNewer)
    {
        var known = CriteriaVersions.First.With(new PublishedCriteria(SecondVersion.Criteria with { Version = before }, From, ""));
        var refusal = CriteriaPublication.AgainstVersion(known, SecondVersion.Criteria with { Version = version });

        Assert.Equal(isNewer ? null : PublicationProblemCodes.NotNewer, refusal?.Code);
    }

    [Theory]
    [InlineData(1, 0.0, null)]
    [InlineData(1, 7.0, null)]
    [InlineData(-1, 0.0, PublicationProblemCodes.TooSoon)]
    [InlineData(0.99, 0.0, PublicationProblemCodes.TooSoon)]
    [InlineData(1, 7.01, PublicationProblemCodes.DryRunOld)]
    [InlineData(1, null, PublicationProblemCodes.NoDryRun)]
    public void Against_ATimeAndADryRun_AsksForNoticeAndForAYoungOne(double days, double? dryRunDaysAgo, string? code)
    {
        var refusal = CriteriaPublication.Against(CriteriaVersions.First, SecondVersion.Criteria, Now.AddDays(days), dryRunDaysAgo is { } ago ? Now.AddDays(-ago) : null, Now);

        Assert.Equal(code, refusal?.Code);
    }

    [Fact]
    public void Against_ATimeBeforeThatOfTheLastVersion_IsRefused() =>
        Assert.Equal(PublicationProblemCodes.TooSoon, CriteriaPublication.Against(Two, SecondVersion.Criteria with { Version = "2.1" }, From, Now, Now)?.Code);

    [Fact]
    public void Of_AText_ChangesWithEveryCharacter()
    {
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", CriteriaDigest.Of(""));
        Assert.NotEqual(SecondVersion.Sha256, CriteriaDigest.Of(SecondVersion.Yaml + " "));
    }
}
