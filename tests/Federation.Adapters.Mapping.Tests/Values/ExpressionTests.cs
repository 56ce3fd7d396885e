using System.Text.Json;
using Federation.Adapters.Mapping.Values;

namespace Federation.Adapters.Mapping.Tests.Values;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("a.b", """{"a":{"b":"x"}}""", "\"x\"")]
    [InlineData("a[?k=='tel'].v | [0]", """{"a":[{"k":"fax","v":"1"},{"k":"tel","v":"2"}]}""", "\"2\"")]
    [InlineData("d", """{"d":"2024-01-01T00:00:00Z"}""", "\"2024-01-01T00:00:00Z\"")]
    [InlineData("n", """{"n":1.10}""", "1.10")]
    [InlineData("n", """{"n":12345678901234567890}""", "12345678901234567890")]
    [InlineData("b", """{"b":false}""", "false")]
    [InlineData("join(', ', a)", """{"a":["x","é"]}""", "\"x, é\"")]
    [InlineData("a.b", """{"a":1}""", null)]
    [InlineData("length(a)", """{"a":1}""", null)]
    [InlineData("join(', ', a)", """{"a":[1]}""", null)]
    public void Find_Expression_GivesWhatItNames(string expression, string record, string? expected)
    {
        using var document = JsonDocument.Parse(record);

        Assert.Equal(expected, Expression.TryParse(expression, out _)!.Find(document.RootElement)?.GetRawText()); // They parse.
    }

    [Fact]
    public void Find_FunctionThatCannotTakeWhatIsThere_SaysWhy()
    {
        using var document = JsonDocument.Parse("""{"a":1}""");

        Assert.Null(Expression.TryParse("length(a)", out _)!.Find(document.RootElement, out string? failure)); // It parses.
        Assert.Contains("length", failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a[", "no JMESPath")]
    [InlineData("", "no JMESPath")]
    [InlineData("nobody(@)", "no JMESPath")]
    [InlineData("let $x = @ in $x", "let")]
    [InlineData("pad_left(@, `1000000000`)", "pad_left")]
    [InlineData("[@,@,@,@,@,@,@,@]|[@,@,@,@,@,@,@,@]|[@,@,@,@,@,@,@,@]", "64 times")]
    [InlineData("a[*].{x:[@,@,@,@,@,@,@,@],y:[@,@,@,@,@,@,@,@],z:@}", "64 times")]
    public void TryParse_WhatIsNoneOrCostsTooMuch_IsRefusedWithAReason(string expression, string reason)
    {
        Assert.Null(Expression.TryParse(expression, out string told));
        Assert.Contains(reason, told, StringComparison.Ordinal);
    }

    [Fact]
    public void TryParse_LongerThanAnybodyWrites_IsRefused() => Assert.Null(Expression.TryParse(new string('(', 300) + "a" + new string(')', 300), out _));

    [Fact]
    public void TryParse_AsDeepAsTheLengthAllows_ReadsOrRefuses() => Assert.Null(Record.Exception(() => Expression.TryParse(new string('!', 499) + "a", out _)));
}
