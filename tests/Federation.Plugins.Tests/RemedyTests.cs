using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Federation.Plugins.Tests;

/// <summary>Every code that the SDK or a plug-in can report has its remedy, in both languages.</summary>
public sealed partial class RemedyTests
{
    // Catalogued beside those who report them: the host, which the SDK foretells in a check and the bench of tests plays, and the contracts.
    private static readonly string[] Elsewhere = ["record.no-id", "record.duplicate-id", "config.missing"];

    [Fact]
    public void Remedies_OfTheSdk_CoverExactlyTheCodesInItsSources()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "host", "Federation.Cluster", "Problems", "sdk.json")));
        var remedies = document.RootElement.EnumerateObject().ToList();
        string[] folders = ["contracts", "plugins"];
        var codes = folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("Federation.Contracts.Testing", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Except(Elsewhere)
            .Order(StringComparer.Ordinal);

        Assert.Equal(codes, remedies.Select(remedy => remedy.Name));
        Assert.All(remedies, remedy => Assert.All(["en", "fr"], language => Assert.NotEmpty(remedy.Value.GetProperty(language).GetString()!)));
    }

    [GeneratedRegex("\"((?:boolean|capacity|config|coordinates|country|csv|geojson|geometry|hours|html|json|json-ld|mapping|name|openactive|openstreetmap|paged|phone|postcode|probe|record|region-sud|schema-org|service|source|spaceapi|text|website|xlsx|xml)\\.[a-z]+(?:-[a-z]+)*)\"")]
    private static partial Regex Code();
}
