using System.Text;
using System.Text.RegularExpressions;
using Federation.Adapters.Mapping.Reading;
using Federation.Adapters.Mapping.Tests.Samples;

namespace Federation.Adapters.Mapping.Tests.Reading;

/// <summary>Every example of docs/mapping.md and docs/write-an-adapter.md is a mapping, and every key stands in the first.</summary>
public sealed partial class DocumentationTests
{
    // What an example leaves out.
    private static readonly (string Key, string Default)[] Parts =
    [
        ("id", Yamls.Who),
        ("source", "source: { format: json }\n"),
        ("records", "records: { id: id }\n"),
        ("fields", "fields: { name: name }\n"),
    ];

    private static string Page => Read("mapping.md");

    public static TheoryData<int, string> Examples => new(Block().Matches(Page + Read("write-an-adapter.md")).Select((match, index) => (index + 1, match.Groups["yaml"].Value)));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_OfTheDocumentation_IsRead(int number, string example)
    {
        var yaml = new StringBuilder(example);
        foreach (var (key, part) in Parts.Where(part => !Regex.IsMatch(example, $"^{part.Key}:", RegexOptions.Multiline))) yaml.Append(part);

        Assert.Empty(Yamls.Read(yaml.ToString()).Problems.Select(problem => $"example {number}, {problem.Line}:{problem.Column} {problem.Issue.Message}"));
    }

    [Fact]
    public void Documentation_EveryKey_StandsThere()
    {
        string page = Page;

        Assert.Empty(Keys.All.Values.SelectMany(keys => keys).Distinct().Where(key => !Regex.IsMatch(page, $@"\b{key}\b")).Except(["wednesday", "thursday", "friday", "sunday", "requestsAtOnce", "secondsBetween"]));
    }

    [Fact]
    public async Task Documentation_EveryMemberOfAFinding_StandsThere()
    {
        var finding = await Probing.Probes.OfAsync(new Sources.ApiContext(_ => new Sources.ApiAnswer("""{"total":9,"results":[{"id":"a","nom":"Un"},{"id":"b","nom":"Deux"}]}"""), ("source", "https://a.example/x?limit=2&offset=0")));
        var members = finding.EnumerateObject().Select(member => member.Name)
            .Concat(finding.GetProperty("columns")[0].EnumerateObject().Select(member => member.Name))
            .Concat(finding.GetProperty("trial").EnumerateObject().Select(member => member.Name));
        string page = Page;

        Assert.All(members.Append("delimiter"), member => Assert.Contains($"`{member}`", page, StringComparison.Ordinal));
    }

    private static string Read(string page) => File.ReadAllText(Path.Combine(SampleFolder.Root, "..", "..", "docs", page));

    [GeneratedRegex("^```yaml\n(?<yaml>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
