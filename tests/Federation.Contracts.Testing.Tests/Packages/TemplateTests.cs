using System.Text.RegularExpressions;

namespace Federation.Contracts.Testing.Tests.Packages;

/// <summary>The template asks for what the repository has: it is no project of ours, and nothing else would notice.</summary>
public sealed partial class TemplateTests
{
    private static readonly string Root = RootOf(AppContext.BaseDirectory);

    [Fact]
    public void Template_Versions_AreThoseOfTheRepository()
    {
        string content = Path.Combine(Root, "contracts", "Federation.Adapters.Templates", "content", "federation-adapter");
        string central = File.ReadAllText(Path.Combine(Root, "Directory.Packages.props"));
        var asked = Directory.GetFiles(content, "*.csproj", SearchOption.AllDirectories).SelectMany(file => Reference().Matches(File.ReadAllText(file)))
            .Select(match => (Id: match.Groups["id"].Value, Version: match.Groups["version"].Value)).Where(reference => !reference.Id.StartsWith("Federation.", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(asked);
        Assert.All(asked, reference => Assert.Contains($"<PackageVersion Include=\"{reference.Id}\" Version=\"{reference.Version}\" />", central, StringComparison.Ordinal));
        Assert.Equal(
            Element("Version", File.ReadAllText(Path.Combine(Root, "Directory.Build.props"))),
            Element("FederationVersion", File.ReadAllText(Path.Combine(content, "Directory.Build.props"))));
    }

    private static string Element(string name, string text) => Regex.Match(text, $"<{name}>([^<]+)</{name}>").Groups[1].Value;

    private static string RootOf(string folder) => File.Exists(Path.Combine(folder, "Federation.sln")) ? folder : RootOf(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("These tests run inside the repository."));

    [GeneratedRegex("""<PackageReference Include="(?<id>[^"]+)" Version="(?<version>[^"]+)" """)]
    private static partial Regex Reference();
}
