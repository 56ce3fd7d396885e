using Federation.Adapters.Mapping.Hours;

namespace Federation.Adapters.Mapping.Tests.Values;

public sealed class DayNamesTests
{
    [Theory]
    [InlineData("Lundi", "Monday")]
    [InlineData("MAR.", "Tuesday")]
    [InlineData("wed", "Wednesday")]
    [InlineData("7", "Sunday")]
    [InlineData("lundi au mercredi", "Monday Tuesday Wednesday")]
    [InlineData("du samedi au lundi", "Saturday Sunday Monday")]
    [InlineData("Mon-Wed", "Monday Tuesday Wednesday")]
    [InlineData("lundi, jeudi et samedi", "Monday Thursday Saturday")]
    [InlineData("lun-mar / sam", "Monday Tuesday Saturday")]
    [InlineData("m", null)]
    [InlineData("ma", "Tuesday")]
    [InlineData("férié", null)]
    [InlineData("lundi au férié", null)]
    [InlineData("lundi-mardi-jeudi", null)]
    [InlineData("", null)]
    public void ReadAll_Names_AreDaysOrNone(string text, string? expected) => Assert.Equal(expected, DayNames.ReadAll(text) is { } days ? string.Join(' ', days) : null);
}
