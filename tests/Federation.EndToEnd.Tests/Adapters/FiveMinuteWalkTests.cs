using System.Globalization;
using System.Text.RegularExpressions;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Adapters;

/// <summary>samples/five-minutes, walked with the built host: from a partner's address to listings in GraphQL, without code and without a restart.</summary>
public sealed partial class FiveMinuteWalkTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Walk_AgainstTheBuiltHost_TakesLessThanFiveMinutes()
    {
        using var folder = new TestFolder();

        var walk = (await Command.RunProgramAsync("env", $"FEDERATION_HOST={Repository.Host}", "bash", Path.Combine(AppContext.BaseDirectory, "Walks", "five-minutes", "walk.sh"), folder.PathOf("walk"))).Expect(0);
        output.WriteLine(walk.Output);

        Assert.InRange(double.Parse(Seconds().Match(walk.Output).Groups[1].Value, CultureInfo.InvariantCulture), 0, 300);
        Assert.Contains("La Ruche du Val", walk.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex("answer in GraphQL: ([0-9.]+) s")]
    private static partial Regex Seconds();
}
