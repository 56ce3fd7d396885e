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

    /// <summary>How the files under docs/deploy start a host.</summary>
    public static TheoryData<string> Starts => new((string[])
        [.. Deploy("compose.yaml", "    command: serve"), .. Deploy("federation@.service", "ExecStart=/opt/federation/Federation.Host serve"), .. Deploy("Dockerfile", "CMD [\"serve\"").Select(line => line.Replace("\"", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal).TrimEnd(']'))]);

    [Theory]
    [MemberData(nameof(Starts))]
    public void Start_OfAHost_IsTaken(string options) =>
        Assert.DoesNotContain(CommandLine.Root().Parse(["serve", .. options.Replace("${PUBLIC_HOST}", "directory.example.org", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word[0] != '$')]).Errors, error => IsOfTheCommand(error.Message));

    [Fact]
    public void Starts_AreFour() => Assert.Equal(4, Starts.Count);

    private static IEnumerable<string> Deploy(string file, string begin) =>
        File.ReadLines(Path.Combine(Root, "docs", "deploy", file)).Where(line => line.StartsWith(begin, StringComparison.Ordinal)).Select(line => line[begin.Length..]);

    // A placeholder for a key is told from a key, and that is well; and that no variable names a store here.
    private static bool IsOfTheCommand(string message) => !message.Contains("publisher's key", StringComparison.Ordinal) && !message.StartsWith("--silo needs", StringComparison.Ordinal);

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
