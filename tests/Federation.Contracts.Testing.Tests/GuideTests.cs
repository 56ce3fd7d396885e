using System.Text.RegularExpressions;

namespace Federation.Contracts.Testing.Tests;

/// <summary>The C# of docs/write-an-adapter.md is that of the template, which a test packs, builds and runs as a stranger does.</summary>
public sealed partial class GuideTests
{
    [Fact]
    public void Guide_EveryBlockOfCSharp_StandsInTheTemplate()
    {
        string root = Root();
        string template = Path.Combine(root, "contracts", "Federation.Adapters.Templates", "content", "federation-adapter");
        string code = string.Join('\n', Directory.EnumerateFiles(template, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)).ReplaceLineEndings("\n");
        var blocks = CSharp().Matches(File.ReadAllText(Path.Combine(root, "docs", "write-an-adapter.md")).ReplaceLineEndings("\n")).Select(block => block.Groups[1].Value).ToList();

        Assert.Equal(2, blocks.Count);
        Assert.All(blocks, block => Assert.Contains(block, code, StringComparison.Ordinal));
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Federation.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("No folder above the tests holds Federation.sln.");
    }

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CSharp();
}
