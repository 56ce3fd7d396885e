using Federation.Registry.Criteria;

namespace Federation.Registry.Tests.Criteria;

public sealed class CriteriaFileTests
{
    private static readonly string Whole = string.Join('\n', SpoiltFile.Whole);

    public static TheoryData<string> Ways => new(SpoiltFile.Ways.Keys);

    [Theory]
    [MemberData(nameof(Ways))]
    public void Read_OneThingSpoilt_SaysThatAloneOnItsLine(string way)
    {
        var spoilt = SpoiltFile.Ways[way](10);
        var reading = CriteriaFile.Read(spoilt.Yaml);

        Assert.Null(reading.Criteria);
        Assert.Contains(reading.Problems, problem => problem.Code == spoilt.Code && problem.Line == spoilt.Line);
        Assert.All(reading.Problems, problem => Assert.StartsWith($"line {spoilt.Line}: ", problem.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Read_UnknownAxis_NamesTheFive()
    {
        var spoilt = SpoiltFile.Ways["axis unknown"](0);

        Assert.Equal(
            $"line {spoilt.Line}: \"axis\" of criterion tech.download cannot be \"comfort\"; it is one of commitments, interoperability, quality, services, technical-performance (criteria.unknown-axis)",
            Assert.Single(CriteriaFile.Read(spoilt.Yaml).Problems).ToString());
    }

    [Fact]
    public void Read_SeveralThingsSpoilt_SaysAllInTheOrderOfTheFile()
    {
        string yaml = Whole
            .Replace("validityYears: 2", "validityYears: 0", StringComparison.Ordinal)
            .Replace("levels: [30, 100, 300]", "levels: [30, 20, 300]", StringComparison.Ordinal)
            .Replace("axis: quality\n", "axis: comfort\n", StringComparison.Ordinal);

        var problems = CriteriaFile.Read(yaml).Problems;

        Assert.Equal(CriteriaProblemCodes.BadValue, problems[0].Code);
        Assert.Equal(CriteriaProblemCodes.EmptyAxis, problems[1].Code);
        Assert.Equal(CriteriaProblemCodes.ThresholdOrder, problems[2].Code);
        Assert.All(problems.Skip(3), problem => Assert.Equal(CriteriaProblemCodes.UnknownAxis, problem.Code));
        Assert.Equal(3 + CriteriaSet.First.On(Axis.Quality).Count(), problems.Count);
        Assert.Equal(problems.OrderBy(problem => problem.Line), problems);
    }

    [Theory]
    [InlineData("version: \"1.0\"", "version: one", CriteriaProblemCodes.BadValue)]
    [InlineData("validityYears: 2", "validityYears: 11", CriteriaProblemCodes.BadValue)]
    [InlineData("validityYears: 2", "validityYears: [2]", CriteriaProblemCodes.BadValue)]
    [InlineData("observationDays: 30", "observationDays: 0", CriteriaProblemCodes.BadValue)]
    [InlineData("observationDays: 30", "observationDays: 91", CriteriaProblemCodes.BadValue)]
    [InlineData("optionalShares: [0.3, 0.5, 0.7]", "optionalShares: [0.3, 0.5, 1.1]", CriteriaProblemCodes.Share)]
    [InlineData("optionalShares: [0.3, 0.5, 0.7]", "optionalShares: [-0.1, 0.5, 0.7]", CriteriaProblemCodes.Share)]
    [InlineData("optionalShares: [0.3, 0.5, 0.7]", "optionalShares: [0.3, 0.2, 0.7]", CriteriaProblemCodes.Share)]
    [InlineData("optionalShares: [0.3, 0.5, 0.7]", "optionalShares: [0.3, 0.5]", CriteriaProblemCodes.Shape)]
    [InlineData("optionalShares: [0.3, 0.5, 0.7]", "optionalshares: [0.3, 0.5, 0.7]", CriteriaProblemCodes.UnknownMember)]
    [InlineData("validityYears: 2", "validityYears: &years 2", CriteriaProblemCodes.Syntax)]
    [InlineData("validityYears: 2", "validityYears: !years 2", CriteriaProblemCodes.Syntax)]
    [InlineData("validityYears: 2", "validityYears: *years", CriteriaProblemCodes.Syntax)]
    [InlineData("validityYears: 2", "validityYears: [[[[[[[[[[2]]]]]]]]]]", CriteriaProblemCodes.Syntax)]
    public void Read_HeadSpoilt_SaysSoOnItsLine(string right, string wrong, string code)
    {
        int line = Array.IndexOf(SpoiltFile.Whole, right) + 1;
        var reading = CriteriaFile.Read(Whole.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Null(reading.Criteria);
        Assert.Contains(reading.Problems, problem => problem.Code == code && problem.Line == line);
    }

    [Theory]
    [InlineData("      fr: \"opérateur\"\n", "", CriteriaProblemCodes.MissingTranslation, 0)]
    [InlineData("      en: \"operator\"", "      en: \"\"", CriteriaProblemCodes.MissingTranslation, 2)]
    [InlineData("\n      fr: \"opérateur\"\n      en: \"operator\"", " opérateur", CriteriaProblemCodes.Shape, 0)]
    public void Read_UnitOfOneSpoilt_SaysSoOnItsLine(string right, string wrong, string code, int below)
    {
        int line = Array.IndexOf(SpoiltFile.Whole, "    one:") + 1;

        var problem = Assert.Single(CriteriaFile.Read(Whole.Replace(right, wrong, StringComparison.Ordinal)).Problems);

        Assert.Equal((code, line + below), (problem.Code, problem.Line));
    }

    [Fact]
    public void Read_UnitOfOneOfAYesOrNo_IsRefused()
    {
        int line = Array.IndexOf(SpoiltFile.Whole, "    unit: yes-no") + 1;
        var lines = SpoiltFile.Whole.ToList();
        lines.InsertRange(line, ["    one:", "      fr: oui", "      en: yes"]);

        var problem = Assert.Single(CriteriaFile.Read(string.Join('\n', lines)).Problems);

        Assert.Equal((CriteriaProblemCodes.BadValue, line + 1), (problem.Code, problem.Line));
    }

    [Fact]
    public void Read_YesOrNoWithoutWhatNoMeans_IsRefused()
    {
        int unit = Array.IndexOf(SpoiltFile.Whole, "    unit: yes-no");
        int begin = SpoiltFile.Begins.Last(line => line < unit), denial = Array.FindIndex(SpoiltFile.Whole, begin, line => line == "    denies:");
        var lines = SpoiltFile.Whole.ToList();
        lines.RemoveRange(denial, 3);

        var problem = Assert.Single(CriteriaFile.Read(string.Join('\n', lines)).Problems);

        Assert.Equal((CriteriaProblemCodes.MissingMember, begin + 1), (problem.Code, problem.Line));
    }

    [Fact]
    public void Read_DenialOfANumber_IsRefused()
    {
        var lines = SpoiltFile.Whole.ToList();
        lines.InsertRange(SpoiltFile.Begins[0] + 1, ["    denies:", "      fr: \"Non\"", "      en: \"No\""]);

        var problem = Assert.Single(CriteriaFile.Read(string.Join('\n', lines)).Problems);

        Assert.Equal((CriteriaProblemCodes.BadValue, SpoiltFile.Begins[0] + 2), (problem.Code, problem.Line));
    }

    [Theory]
    [InlineData("", CriteriaProblemCodes.Syntax)]
    [InlineData("criteria", CriteriaProblemCodes.Shape)]
    [InlineData("- 1", CriteriaProblemCodes.Shape)]
    [InlineData("a: \"b", CriteriaProblemCodes.Syntax)]
    [InlineData("a: b\n---\na: b", CriteriaProblemCodes.Syntax)]
    [InlineData("? [a]\n: b", CriteriaProblemCodes.Syntax)]
    public void Read_NoCriteriaAtAll_SaysWhy(string yaml, string code) => Assert.Contains(CriteriaFile.Read(yaml).Problems, problem => problem.Code == code);

    [Fact]
    public void Read_AnAxisWithoutCriteria_IsNamed()
    {
        int last = Array.IndexOf(SpoiltFile.Whole, "  # --- interoperability ---");
        var problem = Assert.Single(CriteriaFile.Read(string.Join('\n', SpoiltFile.Whole[..last])).Problems);

        Assert.Equal(CriteriaProblemCodes.EmptyAxis, problem.Code);
        Assert.Equal(Array.IndexOf(SpoiltFile.Whole, "criteria:") + 1, problem.Line);
        Assert.Contains("interoperability", problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LongerThanTheBound_IsRefusedUnread() =>
        Assert.Equal(CriteriaProblemCodes.Syntax, Assert.Single(CriteriaFile.Read(new string(' ', CriteriaFile.MaxLength + 1)).Problems).Code);
}
