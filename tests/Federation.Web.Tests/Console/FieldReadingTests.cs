using Federation.Web.Console.Ordering;

namespace Federation.Web.Tests.Console;

public sealed class FieldReadingTests
{
    [Theory]
    [InlineData("", true, null)]
    [InlineData("  ", true, null)]
    [InlineData("0", true, 0)]
    [InlineData(" 12 ", true, 12)]
    [InlineData("1 000", true, 1_000)]
    [InlineData("1\u202F000\u00A0000", true, 1_000_000)]
    [InlineData("2147483648", false, null)]
    [InlineData("-1", false, null)]
    [InlineData("1.5", false, null)]
    [InlineData("many", false, null)]
    [InlineData("٣", false, null)]
    public void Number_IsWholeOrNone(string typed, bool isRead, int? expected) => Assert.Equal((isRead, expected), (FieldReading.TryNumber(typed, out int? number), number));

    [Theory]
    [InlineData("", true, null)]
    [InlineData("2026-12-31", true, "2026-12-31T23:59:59Z")]
    [InlineData("2026-02-30", false, null)]
    [InlineData("31/12/2026", false, null)]
    [InlineData("2026-12-31T00:00:00Z", false, null)]
    public void Day_IsItsEnd(string typed, bool isRead, string? expected) => Assert.Equal((isRead, expected), (FieldReading.TryDayEnd(typed, out string? moment), moment));

    [Theory]
    [InlineData("", true, null)]
    [InlineData(" flex ", true, "flex")]
    [InlineData("day-pass_10.x", true, "day-pass_10.x")]
    [InlineData("0", true, "0")]
    [InlineData("Flex", false, "Flex")]
    [InlineData("-flex", false, "-flex")]
    [InlineData("fléx", false, "fléx")]
    [InlineData("flex plus", false, "flex plus")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Tier_IsAsTheApiWantsIt(string typed, bool isRead, string? expected)
    {
        Assert.Equal((isRead, expected), (FieldReading.TryTier(typed, out string? tier), tier));
        // The rule is the API's own.
        if (expected is not null) Assert.Equal(isRead, Federation.Cluster.Members.Passes.Tier.TryParse(expected, out _));
    }
}
