using System.Text.Json;
using Federation.Contracts;
using Xunit;

namespace Federation.Adapters.Sdk.Tests;

public sealed class ServiceTableTests
{
    private static readonly ServiceTable Table = new("Services", new(StringComparer.OrdinalIgnoreCase)
    {
        ["wifi"] = [ServiceKeys.Internet, ServiceKeys.Wifi],
        ["internet"] = [ServiceKeys.Internet],
        ["mairie"] = [],
    });

    [Fact]
    public void Read_KnownWords_AreTheirKeysOnce()
    {
        Assert.Equal([ServiceKeys.Internet, ServiceKeys.Wifi], Table.Read(["Internet", "WIFI", "wifi", "Mairie"], new MapFindings(), "/Services"));
        Assert.Empty(IssuesOf(findings => Table.Read(["Internet", "WIFI", "wifi", "Mairie"], findings, "/Services")));
    }

    [Fact]
    public void Read_UnknownWord_IsToldOnceWithItsPlace()
    {
        var issue = Assert.Single(IssuesOf(findings => Table.Read(["sauna", "Sauna", "wifi"], findings, "/Services")));

        Assert.Equal(("service.unknown", IssueSeverity.Warning, "/Services"), (issue.Code, issue.Severity, issue.Pointer));
    }

    [Fact]
    public void ReadProse_UnknownPhrases_AreCountedInOneNote()
    {
        var issue = Assert.Single(IssuesOf(findings => Assert.Equal([ServiceKeys.Internet, ServiceKeys.Wifi], Table.ReadProse(["wifi", "un grand jardin", "des amis"], findings, "/Texte"))));

        Assert.Equal(("service.in-words", IssueSeverity.Info, "2 of 3 phrases have no service of the vocabulary."), (issue.Code, issue.Severity, issue.Message));
    }

    [Theory]
    [InlineData("https://a.example", "https://a.example", 0)]
    [InlineData("https://a.example ou www.b.example", "https://a.example", 1)]
    [InlineData("a.example;a.example", "a.example", 0)]
    public void Website_OfSeveral_IsTheFirstWithANote(string text, string expected, int notes)
    {
        using var record = JsonDocument.Parse(JsonSerializer.Serialize(new Dictionary<string, string> { ["web"] = text }));
        string? website = null;
        var issues = IssuesOf(findings => website = findings.Website(RecordFields.Of(record.RootElement), "web"));

        Assert.Equal(expected, website);
        Assert.Equal(notes, issues.Count(issue => issue.Code == "website.several"));
    }

    private static IReadOnlyList<Issue> IssuesOf(Action<MapFindings> map)
    {
        var findings = new MapFindings();
        map(findings);
        return findings.Result(new ListingDraft { Name = "x" }).Issues;
    }
}
