using Federation.Adapters.Mapping.Values;

namespace Federation.Adapters.Mapping.Tests.Values;

public sealed class WordsTests
{
    [Theory]
    [InlineData("le 3 mars 2024", "2024-03-03")]
    [InlineData("1er août 2023", "2023-08-01")]
    [InlineData("Mardi 5 décembre 2023", "2023-12-05")]
    [InlineData("DIMANCHE 29 FÉVRIER 2032", "2032-02-29")]
    [InlineData("3 janv. 2024", "2024-01-03")]
    [InlineData("12 sept. 2021 à 9h05", "2021-09-12T09:05:00+00:00")]
    [InlineData("jeudi 1er février 2024 à 9 heures 30", "2024-02-01T09:30:00+00:00")]
    [InlineData("March 3rd, 2024", "2024-03-03")]
    [InlineData("3rd of May 2024", "2024-05-03")]
    [InlineData("Friday, July 4, 2025", "2025-07-04")]
    [InlineData("03/04/2024", "2024-04-03")]
    [InlineData("3.4.2024 08:15", "2024-04-03T08:15:00+00:00")]
    [InlineData("2024-03-03", "2024-03-03")]
    [InlineData("2024-03-03T10:00:00+01:00", "2024-03-03T10:00:00+01:00")]
    [InlineData("2024-03-03 10:00:00", "2024-03-03T10:00:00+00:00")]
    [InlineData("30 février 2024", null)]
    [InlineData("13/13/2024", null)]
    [InlineData("3 floréal 2024", null)]
    [InlineData("mars 2024", null)]
    [InlineData("2024", null)]
    [InlineData("hier", null)]
    [InlineData("3 mars 2024 à 25h", null)]
    public void DateWords_Read_UnderstandsOrRefuses(string text, string? expected) => Assert.Equal(expected, DateWords.Read(text) is { } date ? DateWords.Show(date) : null);

    [Theory]
    [InlineData("03/04/2024", "2024-03-04")]
    [InlineData("12/25/2024 08:15", "2024-12-25T08:15:00+00:00")]
    [InlineData("25/12/2024", null)]
    [InlineData("02/30/2024", null)]
    [InlineData("3 mars 2024", "2024-03-03")]
    [InlineData("2024-03-04", "2024-03-04")]
    public void DateWords_ReadMonthFirst_ChangesNumbersAlone(string text, string? expected) => Assert.Equal(expected, DateWords.Read(text, monthFirst: true) is { } date ? DateWords.Show(date) : null);

    [Theory]
    [InlineData("12/25/2024", false, "date: month-first")]
    [InlineData("25/12/2024", true, "the day first")]
    [InlineData("03/04/24", false, "two digits")]
    [InlineData("03.04.24 08:15", true, "two digits")]
    [InlineData("3 mars 24", false, "two digits")]
    [InlineData("3-Jan-24", false, "two digits")]
    [InlineData("hier", false, "no date that is understood")]
    [InlineData("2024", false, "no date that is understood")]
    public void DateWords_Refusal_SaysWhatToDo(string text, bool monthFirst, string reason)
    {
        Assert.Null(DateWords.Read(text, monthFirst));
        Assert.Contains(reason, DateWords.Refusal(text, monthFirst), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12", null, "12")]
    [InlineData("1 200 m²", null, "1200")]
    [InlineData("1 200,5 m²", "m²", "1200.5")]
    [InlineData("1.200,50", null, "1200.5")]
    [InlineData("1,200.50", null, "1200.5")]
    [InlineData("1.200.300", null, "1200300")]
    [InlineData("2'600'000", null, "2600000")]
    [InlineData("12,5 km", "m", "12500")]
    [InlineData("0,5 ha", "m²", "5000")]
    [InlineData("90 min", "h", "1.5")]
    [InlineData("-3,37", null, "-3.37")]
    [InlineData("12 postes de travail", null, "12")]
    [InlineData("12 kg", "m", null)]
    [InlineData("5 ha", "m", null)]
    [InlineData("douze", null, null)]
    [InlineData("10 à 12", null, null)]
    [InlineData("1.20.300", null, null)]
    [InlineData("", null, null)]
    public void NumberWords_Read_UnderstandsOrRefuses(string text, string? unit, string? expected) => Assert.Equal(expected, NumberWords.Read(text, unit));

    [Theory]
    [InlineData("OUI", true)]
    [InlineData("vrai", true)]
    [InlineData(" x ", true)]
    [InlineData("Non", false)]
    [InlineData("0", false)]
    [InlineData("peut-être", null)]
    public void YesNo_Read_KnowsBothLanguages(string text, bool? expected) => Assert.Equal(expected, YesNo.Read(text));

    [Theory]
    [InlineData("{a} {b}", "1", "2", "1 2")]
    [InlineData("{a} {b}", null, "2", "2")]
    [InlineData("{a}, {b}", "1", null, "1")]
    [InlineData("{a} ({b})", "1", null, "1")]
    [InlineData("n° {a}", "1", null, "n° 1")]
    [InlineData("n° {a}", null, null, null)]
    [InlineData("{{{a}}}", "1", null, "{1}")]
    public void Template_Fill_LeavesOutWhatIsBesideAGap(string template, string? a, string? b, string? expected) =>
        Assert.Equal(expected, Template.TryParse(template)!.Fill(name => name == "a" ? a : b, leaveGaps: false)); // They parse.

    [Theory]
    [InlineData("{a")]
    [InlineData("a}")]
    [InlineData("{}")]
    [InlineData("{a{b}}")]
    public void Template_BraceWithoutItsOther_IsNone(string template) => Assert.Null(Template.TryParse(template));
}
