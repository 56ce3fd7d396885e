using System.Text.RegularExpressions;
using Federation.Host.Commands;

namespace Federation.Host.Tests;

/// <summary>Every command that a guide tells people to type is one: with that name, those arguments and those options.</summary>
public sealed partial class DocumentedCommandTests
{
    private static readonly string[] Guides = ["write-an-adapter.md", "packages.md", "mapping.md", "cassettes.md"];

    public static TheoryData<string> Commands => new(Guides.SelectMany(guide => CommandsIn(File.ReadAllText(Path.Combine(Root, "docs", guide)))).Distinct());

    [Theory]
    [MemberData(nameof(Commands))]
    public void Command_OfAGuide_IsTaken(string command) =>
        Assert.DoesNotContain(CommandLine.Root().Parse([.. Words().Matches(command).Select(word => word.Value.Trim('"', '\'')).Skip(1)]).Errors, error => IsOfTheCommand(error.Message));

    [Fact]
    public void Guides_OfPackages_HaveCommands() => Assert.True(Commands.Count >= 12);

    // A placeholder for a key is told from a key, and that is well.
    private static bool IsOfTheCommand(string message) => !message.Contains("publisher's key", StringComparison.Ordinal);

    private static IEnumerable<string> CommandsIn(string page) =>
        Fence().Matches(page).Where(block => block.Groups[1].Length == 0).SelectMany(block => block.Groups[2].Value.Split('\n')).Where(line => line.StartsWith("federation ", StringComparison.Ordinal)).Select(line => line.Split("  #")[0].Trim());

    private static string Root
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Federation.sln"))) return folder.FullName;
            }

            throw new InvalidOperationException("No folder above the tests holds Federation.sln.");
        }
    }

    [GeneratedRegex("^```(\\w*)\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex("\"[^\"]*\"|'[^']*'|[^ ]+")]
    private static partial Regex Words();
}
