using System.Text.RegularExpressions;
using Federation.Registry.Criteria;

namespace Federation.Registry.Tests.Criteria;

public sealed partial class CriteriaSetTests
{
    private static readonly CriteriaSet Current = CriteriaSet.First;

    [Fact]
    public void Current_EveryAxis_HasMandatoryAndOptionalCriteria() => Assert.All(Enum.GetValues<Axis>(), axis =>
    {
        Assert.Contains(Current.On(axis), criterion => criterion.IsMandatory);
        Assert.Contains(Current.On(axis), criterion => !criterion.IsMandatory);
    });

    [Fact]
    public void Current_Interoperability_IsComputedAndNothingElseIs() =>
        Assert.All(Current.Criteria, criterion => Assert.Equal(criterion.Axis == Axis.Interoperability, criterion.Evidence == EvidenceKind.Computed));

    [Fact]
    public void Current_Head_SaysThatItIsAProposal()
    {
        Assert.Equal("1.0", Current.Version);
        Assert.Equal(2, Current.ValidityYears);
        Assert.Equal(30, Current.ObservationDays);
        Assert.Contains("proposition", Current.Notice.French, StringComparison.Ordinal);
        Assert.Contains("proposal", Current.Notice.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Source_ByBasis_CitesAYearOrSaysThatItIsAProposal() => Assert.All(Current.Criteria, criterion =>
    {
        bool cites = YearOrEdition().IsMatch(criterion.Source.English) && YearOrEdition().IsMatch(criterion.Source.French);
        bool proposes = criterion.Source.English.Contains("roposal", StringComparison.Ordinal) && criterion.Source.French.Contains("roposition", StringComparison.Ordinal);

        Assert.True(cites || criterion.Basis == ThresholdBasis.Proposal, criterion.Id);
        Assert.Equal(criterion.Basis != ThresholdBasis.Public, proposes);
    });

    [Fact]
    public void TryFind_AnyId_FindsItsCriterionOnly()
    {
        Assert.True(Current.TryFind("tech.download", out var criterion));
        Assert.Equal(30, criterion.Threshold(1));
        Assert.False(Current.TryFind("tech.Download", out _));
    }

    [Theory]
    [InlineData("tech.download", 29.9, 0)]
    [InlineData("tech.download", 30, 1)]
    [InlineData("tech.download", 100, 2)]
    [InlineData("tech.download", 1000, 3)]
    [InlineData("quality.co2", 1501, 0)]
    [InlineData("quality.co2", 1500, 1)]
    [InlineData("quality.co2", 801, 2)]
    [InlineData("quality.co2", 800, 3)]
    [InlineData("services.day-visit", 0, 0)]
    [InlineData("services.day-visit", 1, 3)]
    public void LevelOf_AValue_IsTheHighestWhoseThresholdItMeets(string id, double value, int level)
    {
        Assert.True(Current.TryFind(id, out var criterion));
        Assert.Equal(level, criterion.LevelOf((decimal)value));
    }

    [GeneratedRegex(@"\((?:\D*)(?:19|20)\d\d\)|version \d")]
    private static partial Regex YearOrEdition();
}
