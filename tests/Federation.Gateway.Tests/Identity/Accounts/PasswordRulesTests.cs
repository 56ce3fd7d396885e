using System.Diagnostics;
using Federation.Gateway.Identity.Accounts;

namespace Federation.Gateway.Tests.Identity.Accounts;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("orchid lantern gravel tunic", null)]
    [InlineData("Vq7#kd02LmZ!", null)]
    [InlineData("коробка лампа гравий туника", null)]
    [InlineData("", "account.password-short")]
    [InlineData("eleven char", "account.password-short")]
    [InlineData("aaaaaaaaaaaa", "account.password-weak")]
    [InlineData("password1234", "account.password-weak")]
    [InlineData("qwertyuiop123", "account.password-weak")]
    [InlineData("marie.curie@lab.example", "account.password-weak")]
    [InlineData("marie.curie2026", "account.password-weak")]
    public void Judge_APassword_KnowsWhatIsEasyToGuess(string password, string? fault)
    {
        var judged = PasswordRules.Judge(password, "marie.curie@lab.example");

        Assert.Equal(fault is null ? [] : [fault], judged.Errors.Select(error => error.Code));
    }

    [Fact]
    public void Judge_TheLongestAndOneMore_TakesTheFirstAlone()
    {
        string longest = string.Concat(Enumerable.Range(0, 32).Select(number => $"{(char)('a' + number % 26)}{number * 7919 % 997:000}"))[..PasswordRules.Longest];

        Assert.True(PasswordRules.Judge(longest, null).Succeeded);
        Assert.Equal(["account.password-long"], PasswordRules.Judge(longest + "x", null).Errors.Select(error => error.Code));
    }

    /// <summary>What makes zxcvbn work hardest, as far as we know: many matches of many kinds that overlap.</summary>
    [Fact]
    public void Judge_TheLongestOfEachKind_EndsSoon()
    {
        var kinds = new Dictionary<string, string>
        {
            ["one letter"] = "a",
            ["two letters"] = "ab",
            ["leet"] = "@4({<[3609!1|70$5+%2",
            ["leet words"] = "p@$$w0rd1!",
            ["dates"] = "1/1/99-12.12.2012",
            ["digits"] = "1234567890",
            ["keys"] = "qwertyuiop",
            ["words"] = "passwordmonkeydragon",
            ["spaces"] = " ",
            ["surrogates"] = "\ud83d\ude00",
        };
        var output = TestContext.Current.TestOutputHelper!; // There is one while a test runs.
        PasswordRules.Judge("orchid lantern gravel tunic", null);
        output.WriteLine("| 128 characters of | judged in ms |");
        foreach (var (kind, piece) in kinds)
        {
            string password = string.Concat(Enumerable.Repeat(piece, PasswordRules.Longest))[..PasswordRules.Longest];
            output.WriteLine($"| {kind} | {Enumerable.Range(0, 5).Min(_ => Judged(password)).TotalMilliseconds:0} |");
        }
    }

    private static TimeSpan Judged(string password)
    {
        long begin = Stopwatch.GetTimestamp();
        PasswordRules.Judge(password, "someone@somewhere.example");
        return Stopwatch.GetElapsedTime(begin);
    }
}
