using System.Text.RegularExpressions;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Federation.Host.Tests.Telemetry;

/// <summary>The rules for Prometheus in docs/deploy/alerts.yml, and what docs/operate.md says to do about each.</summary>
public sealed partial class AlertRulesTests
{
    /// <summary>Of the scrape itself, and no instrument of the directory.</summary>
    private const string Up = "up";

    private static readonly string Guide = File.ReadAllText(Path.Combine(Root, "docs", "operate.md"));

    private static readonly List<Rule> Rules = [.. Read().Groups.SelectMany(group => group.Rules)];

    [Fact]
    public void File_HasOneGroupWithRulesThatAreWhole()
    {
        Assert.Equal("federation-directory", Assert.Single(Read().Groups).Name);
        Assert.True(Rules.Count >= 15);
        Assert.Equal(Rules.Count, Rules.Select(rule => rule.Alert).Distinct().Count());
        Assert.All(Rules, rule =>
        {
            Assert.Matches("^[A-Z][A-Za-z]+$", rule.Alert);
            Assert.Contains(rule.Labels["severity"], (string[])["page", "ticket"]);
            Assert.Equal(["runbook_url", "summary"], rule.Annotations.Keys.Order(StringComparer.Ordinal));
            Assert.Matches("^([0-9]+[smhd])?$", rule.For);
            Assert.Equal(Count(rule.Expr, '('), Count(rule.Expr, ')'));
            Assert.Equal(Count(rule.Expr, '{'), Count(rule.Expr, '}'));
        });
    }

    [Fact]
    public void Alerts_EachHaveARunbookAndTheOtherWayRound()
    {
        Assert.Equal(Rules.Select(rule => rule.Alert).Order(StringComparer.Ordinal), Runbook().Matches(Guide).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
        Assert.All(Rules, rule => Assert.Equal($"docs/operate.md#runbook-{rule.Alert.ToLowerInvariant()}", rule.Annotations["runbook_url"]));
        Assert.All(Rules, rule => Assert.Matches($@"## Runbook: {rule.Alert}\n\n- \*Means\*: [^\n]+\n- \*Look at\*: [^\n]+\n- \*Do\*: [^\n]+\n- \*No matter\*: [^\n]+\n", Guide));
    }

    [Fact]
    public void Expressions_UseInstrumentsThatThereAreWithAttributesThatTheyHave()
    {
        var metrics = Row().Matches(Guide).SelectMany(row => MetricsOf(row.Groups["name"].Value, row.Groups["kind"].Value, row.Groups["unit"].Value, row.Groups["attributes"].Value)).ToDictionary(metric => metric.Name, metric => metric.Labels, StringComparer.Ordinal);
        Assert.All(Rules, rule =>
        {
            var named = Selector().Matches(rule.Expr).Where(match => match.Groups["name"].Value.StartsWith("federation_", StringComparison.Ordinal) && !IsLabel(rule.Expr, match)).ToList();
            Assert.True(named.Count > 0 || rule.Expr.StartsWith(Up, StringComparison.Ordinal), $"{rule.Alert} looks at nothing.");
            foreach (Match match in named)
            {
                Assert.True(metrics.TryGetValue(match.Groups["name"].Value, out var labels), $"{rule.Alert} looks at {match.Groups["name"].Value}, which there is not.");
                foreach (Match label in Label().Matches(match.Groups["labels"].Value)) Assert.Contains(label.Groups[1].Value, labels);
            }
        });
    }

    private static string Root
    {
        get
        {
            string? folder = AppContext.BaseDirectory;
            while (folder is not null && !File.Exists(Path.Combine(folder, "Federation.sln"))) folder = Path.GetDirectoryName(folder);
            return folder ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }
    }

    private static RuleFile Read() => new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<RuleFile>(File.ReadAllText(Path.Combine(Root, "docs", "deploy", "alerts.yml")));

    /// <summary>A word of "by (…)" or inside of braces.</summary>
    private static bool IsLabel(string expression, Match match)
    {
        string before = expression[..match.Index];
        return Count(before, '{') > Count(before, '}') || before.LastIndexOf("by (", StringComparison.Ordinal) > before.LastIndexOf(')');
    }

    private static int Count(string text, char sign) => text.Count(one => one == sign);

    /// <summary>As the exporter for Prometheus names an instrument.</summary>
    private static IEnumerable<(string Name, HashSet<string> Labels)> MetricsOf(string name, string kind, string unit, string attributes)
    {
        string metric = name.Replace('.', '_') + unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        HashSet<string> labels = [.. Code().Matches(attributes).Select(code => code.Groups[1].Value.Replace('.', '_'))];
        return kind switch
        {
            "counter" => [($"{metric}_total", labels)],
            "histogram" => [($"{metric}_count", labels), ($"{metric}_sum", labels), ($"{metric}_bucket", [.. labels, "le"])],
            _ => [(metric, labels)],
        };
    }

    [GeneratedRegex("^## Runbook: (.+)$", RegexOptions.Multiline)]
    private static partial Regex Runbook();

    [GeneratedRegex(@"^\| `(?<name>federation\.[^`]+)` \| (?<kind>\w+) \| `(?<unit>[^`]+)` \|(?<attributes>[^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"(?<name>[a-z_]+[a-z0-9_]*)(\{(?<labels>[^}]*)\})?")]
    private static partial Regex Selector();

    [GeneratedRegex("([a-z_]+)(?==|!=|!~)")]
    private static partial Regex Label();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    private sealed class RuleFile
    {
        public List<RuleGroup> Groups { get; set; } = [];
    }

    private sealed class RuleGroup
    {
        public string Name { get; set; } = "";

        public List<Rule> Rules { get; set; } = [];
    }

    private sealed class Rule
    {
        public string Alert { get; set; } = "";

        public string Expr { get; set; } = "";

        public string For { get; set; } = "";

        public Dictionary<string, string> Labels { get; set; } = [];

        public Dictionary<string, string> Annotations { get; set; } = [];
    }
}
